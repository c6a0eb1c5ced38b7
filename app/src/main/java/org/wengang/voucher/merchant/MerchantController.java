package org.wengang.voucher.merchant;

import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.wengang.entitlement.Forms;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.OrganisationNames;
import org.wengang.web.Page;

/** The list of merchants. */
@Controller
@RequestMapping("/merchants")
final class MerchantController {

    private final Merchants merchants;
    private final OrganisationNames offices;
    private final Clock clock;
    private final Templates templates;

    MerchantController(
            Merchants merchants, OrganisationNames offices, Clock clock, Templates templates) {
        this.merchants = merchants;
        this.offices = offices;
        this.clock = clock;
        this.templates = templates;
    }

    @GetMapping
    Answer list(Page page, @AuthenticationPrincipal Officer officer) {
        return Answer.page(
                templates.voucherMerchants(
                        page, merchants.all(officer), offices, LocalDate.now(clock)));
    }

    @GetMapping("/new")
    Answer blank(Page page, @AuthenticationPrincipal Officer officer) {
        officer.require(Role.CASEWORKER);
        var form = MerchantForm.blank(LocalDate.now(clock), Ids.newId().toString());
        return Answer.page(templates.voucherNewMerchant(page, form, FormErrors.none()));
    }

    /** Answered with the till's secret and no redirect: no other page could show it. */
    @PostMapping
    Answer list(
            Page page,
            @ModelAttribute MerchantForm form,
            @AuthenticationPrincipal Officer officer) {
        officer.require(Role.CASEWORKER);
        var errors = FormErrors.none();
        var listing = form.listing(LocalDate.now(clock), errors);
        if (listing.isEmpty()) {
            return Answer.invalid(templates.voucherNewMerchant(page, form, errors));
        }
        var submission = Forms.submission(form.submission(), listing.get());
        var listed = merchants.list(officer, listing.get(), submission);
        return listed.token() == null
                ? Answer.redirect("/merchants/" + listed.merchant().id())
                : shown(page, listed.merchant(), listed.token());
    }

    @GetMapping("/{id}")
    Answer show(Page page, @PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        return shown(page, merchants.get(officer, id), null);
    }

    /** Likewise answered with the secret. */
    @PostMapping("/{id}/secrets")
    Answer renew(Page page, @PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        var renewed = merchants.renew(officer, id);
        return shown(page, renewed.merchant(), renewed.token());
    }

    @PostMapping("/{id}/closing")
    Answer close(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        merchants.close(officer, id);
        return Answer.redirect("/merchants/" + id, Flash.done("voucher.merchant.closed"));
    }

    @PostMapping("/{id}/limits")
    Answer limit(
            @PathVariable UUID id,
            @ModelAttribute LimitForm form,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.CASEWORKER);
        var errors = FormErrors.none();
        var limits = form.limits(errors);
        if (errors.hasErrors()) {
            return Answer.invalid(model(page, merchants.get(officer, id), null, form, errors));
        }
        merchants.limit(officer, id, limits);
        return Answer.redirect("/merchants/" + id, Flash.done("voucher.merchant.limited"));
    }

    private Answer shown(Page page, Merchant merchant, @Nullable String token) {
        return Answer.page(model(page, merchant, token, LimitForm.of(merchant), FormErrors.none()));
    }

    private JteModel model(
            Page page,
            Merchant merchant,
            @Nullable String token,
            LimitForm limits,
            FormErrors errors) {
        return templates.voucherMerchant(
                page,
                merchant,
                offices.name(merchant.organisation(), page.language()),
                merchant.state(LocalDate.now(clock)),
                token,
                ServletUriComponentsBuilder.fromCurrentContextPath().path("/till").toUriString(),
                limits,
                errors);
    }
}
