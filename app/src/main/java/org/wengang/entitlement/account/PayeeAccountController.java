package org.wengang.entitlement.account;

import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
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
import org.wengang.entitlement.account.AccountDraft.Outcome;
import org.wengang.kernel.Refused;
import org.wengang.registry.Subjects;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Slice;

/** Who has no account, what waits to be confirmed, and the accounts of one payee. */
@Controller
@RequestMapping("/accounts")
final class PayeeAccountController {

    private static final int ON_A_PAGE = 50;

    private final PayeeAccounts accounts;
    private final AccountFile file;
    private final Subjects subjects;
    private final Templates templates;

    PayeeAccountController(
            PayeeAccounts accounts, AccountFile file, Subjects subjects, Templates templates) {
        this.accounts = accounts;
        this.file = file;
        this.subjects = subjects;
        this.templates = templates;
    }

    @GetMapping
    Answer list(
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE);
        return Answer.page(list(page, officer, after, before, null, FormErrors.none()));
    }

    /** Tells of each row that was not taken, which no other page could show. */
    @PostMapping("/files")
    Answer take(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal Officer officer,
            Page page)
            throws IOException {
        officer.require(Role.CASEWORKER);
        var errors = FormErrors.none();
        if (file == null || file.isEmpty()) {
            errors.add("file", "entitlement.account.file.missing");
            return Answer.invalid(list(page, officer, null, null, null, errors));
        }
        try (var in = file.getInputStream()) {
            var name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
            var result = this.file.take(officer, in, name);
            return Answer.page(list(page, officer, null, null, result, errors));
        } catch (Refused refused) {
            if (!Forms.isAboutTheFile(refused)) {
                throw refused;
            }
            errors.add(
                    "file", "problem." + refused.problem().code(), refused.arguments().toArray());
            return Answer.invalid(list(page, officer, null, null, null, errors));
        }
    }

    @GetMapping("/{subject}")
    Answer show(@PathVariable UUID subject, @AuthenticationPrincipal Officer officer, Page page) {
        officer.require(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE);
        return Answer.page(of(page, officer, subject, AccountForm.EMPTY, FormErrors.none()));
    }

    @PostMapping("/{subject}")
    Answer state(
            @PathVariable UUID subject,
            @RequestParam Map<String, String> fields,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.CASEWORKER);
        var form = AccountForm.of(fields);
        var errors = FormErrors.none();
        var draft = form.read(subject, subjects.parties(subject), errors);
        if (draft.isEmpty()) {
            return Answer.invalid(of(page, officer, subject, form, errors));
        }
        var outcome = accounts.state(officer, List.of(draft.get())).getFirst();
        if (outcome == Outcome.NO_REASON) {
            errors.add("reason", "entitlement.account.fault.reason");
            return Answer.invalid(of(page, officer, subject, form, errors));
        }
        return Answer.redirect("/accounts/" + subject, said(outcome));
    }

    @PostMapping("/{subject}/confirmation")
    Answer confirm(
            @PathVariable UUID subject,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String outcome,
            @AuthenticationPrincipal Officer officer) {
        officer.require(Role.REVIEWER);
        var accepted = outcome.equals("confirmed");
        accounts.confirm(officer, Forms.id(account).orElse(subject), accepted);
        return Answer.redirect(
                "/accounts/" + subject,
                Flash.done(
                        accepted
                                ? "entitlement.account.done.confirmed"
                                : "entitlement.account.done.refused"));
    }

    private static Flash said(Outcome outcome) {
        return switch (outcome) {
            case TAKEN -> Flash.done("entitlement.account.done.taken");
            case UNCHANGED -> Flash.done("entitlement.account.done.unchanged");
            case AWAITING -> Flash.warning("entitlement.account.done.awaiting");
            case ALREADY_AWAITING, NO_REASON -> Flash.warning("entitlement.account.row.awaiting");
        };
    }

    private JteModel list(
            Page page,
            Officer officer,
            @Nullable UUID after,
            @Nullable UUID before,
            @Nullable AccountFileResult result,
            FormErrors errors) {
        var cursor = Forms.cursor(after, before);
        var missing =
                Slice.of(
                        accounts.missing(cursor, ON_A_PAGE + 1),
                        ON_A_PAGE,
                        cursor,
                        each -> each.award().toString(),
                        query -> "/accounts?" + query);
        return templates.entitlementPayeeAccounts(
                page,
                missing,
                accounts.awaiting(officer),
                page.t("entitlement.account.file.hint", AccountFile.NEEDED, AccountFile.OPTIONAL),
                result,
                errors);
    }

    private JteModel of(
            Page page, Officer officer, UUID subject, AccountForm form, FormErrors errors) {
        return templates.entitlementPayeeAccount(
                page,
                subject,
                subjects.parties(subject),
                accounts.of(officer, subject),
                form,
                errors);
    }
}
