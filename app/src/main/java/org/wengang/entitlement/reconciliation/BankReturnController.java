package org.wengang.entitlement.reconciliation;

import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.wengang.entitlement.Forms;
import org.wengang.entitlement.bank.ReturnFile;
import org.wengang.kernel.Refused;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/** The return files of a batch. */
@Controller
@RequestMapping("/payments/{batch}/returns")
final class BankReturnController {

    private final BankReturns returns;
    private final Templates templates;

    BankReturnController(BankReturns returns, Templates templates) {
        this.returns = returns;
        this.templates = templates;
    }

    @GetMapping
    Answer list(@PathVariable UUID batch, @AuthenticationPrincipal Officer officer, Page page) {
        return Answer.page(
                returns(page, officer, batch, returns.today().toString(), FormErrors.none()));
    }

    @PostMapping
    Answer take(
            @PathVariable UUID batch,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal Officer officer,
            Page page)
            throws IOException {
        var errors = FormErrors.none();
        var wanted = Forms.day(day);
        if (wanted.isEmpty()) {
            errors.add("day", "entitlement.fault.day");
        }
        if (file == null || file.isEmpty()) {
            errors.add("file", "entitlement.account.file.missing");
        }
        if (errors.hasErrors() || file == null) {
            return Answer.invalid(returns(page, officer, batch, day, errors));
        }
        try {
            var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
            var outcome = returns.take(officer, batch, file.getBytes(), name, wanted.orElseThrow());
            return Answer.redirect("/payments/" + batch + "/returns", said(outcome));
        } catch (Refused refused) {
            if (!Forms.isAboutTheFile(refused)) {
                throw refused;
            }
            errors.add(
                    "file", "problem." + refused.problem().code(), refused.arguments().toArray());
            return Answer.invalid(returns(page, officer, batch, day, errors));
        }
    }

    private static Flash said(BankReturns.Outcome outcome) {
        return switch (outcome) {
            case TAKEN -> Flash.done("entitlement.return.taken");
            case TAKEN_BEFORE -> Flash.done("entitlement.return.taken-before");
            case REFUSED -> Flash.warning("entitlement.return.refused");
        };
    }

    private JteModel returns(
            Page page, Officer officer, UUID batch, String day, FormErrors errors) {
        return templates.entitlementReturns(
                page,
                batch,
                returns.of(officer, batch),
                page.t("entitlement.return.file.hint", ReturnFile.HEADINGS),
                day,
                errors);
    }
}
