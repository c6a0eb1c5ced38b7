package org.wengang.entitlement.budget;

import gg.jte.models.runtime.JteModel;
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
import org.wengang.entitlement.Forms;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Slice;

/** The money of policies: all pools, one with its books, and whom an entry is about. */
@Controller
@RequestMapping("/budgets")
final class BudgetController {

    private static final int ON_A_PAGE = 50;
    private static final Role[] READERS = {Role.FINANCE, Role.POLICY_OFFICER, Role.REVIEWER};

    private final Budgets budgets;
    private final Templates templates;

    BudgetController(Budgets budgets, Templates templates) {
        this.budgets = budgets;
        this.templates = templates;
    }

    @GetMapping
    Answer list(@AuthenticationPrincipal Officer officer, Page page) {
        officer.require(READERS);
        return Answer.page(templates.entitlementBudgets(page, budgets.all()));
    }

    @GetMapping("/{policy}")
    Answer show(
            @PathVariable UUID policy,
            @RequestParam @Nullable Long after,
            @RequestParam @Nullable Long before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(READERS);
        return Answer.page(
                budget(
                        page,
                        officer,
                        policy,
                        entries(policy, after, before),
                        AppropriationForm.EMPTY,
                        FormErrors.none()));
    }

    @GetMapping("/{policy}/movements/{movement}")
    Answer movement(
            @PathVariable UUID policy,
            @PathVariable UUID movement,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(READERS);
        var cursor = Forms.cursor(after, before);
        var slice =
                Slice.of(
                        budgets.awards(policy, movement, cursor, ON_A_PAGE + 1),
                        ON_A_PAGE,
                        cursor,
                        award -> award.award().toString(),
                        query -> "/budgets/" + policy + "/movements/" + movement + "?" + query);
        return Answer.page(templates.entitlementMovement(page, budgets.pool(policy), slice));
    }

    @PostMapping("/{policy}/appropriations")
    Answer enter(
            @PathVariable UUID policy,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String document,
            @RequestParam(defaultValue = "") String submission,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.FINANCE);
        var form = new AppropriationForm(amount, document);
        var errors = form.errors();
        if (errors.hasErrors()) {
            return Answer.invalid(
                    budget(page, officer, policy, entries(policy, null, null), form, errors));
        }
        budgets.enter(
                officer, policy, form, Forms.submission(submission, policy, amount, document));
        return Answer.redirect("/budgets/" + policy, Flash.done("entitlement.budget.entered"));
    }

    @PostMapping("/{policy}/appropriations/{id}/decision")
    Answer decide(
            @PathVariable UUID policy,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.FINANCE);
        var confirms = outcome.equals("confirmed");
        var errors = FormErrors.none();
        Forms.checkReason(
                "reason", reason, confirms ? null : "entitlement.budget.fault.reason", errors);
        if (errors.hasErrors()) {
            return Answer.invalid(
                    budget(
                            page,
                            officer,
                            policy,
                            entries(policy, null, null),
                            AppropriationForm.EMPTY,
                            errors));
        }
        budgets.decide(officer, id, confirms, reason.isBlank() ? null : reason.strip());
        return Answer.redirect(
                "/budgets/" + policy,
                Flash.done(
                        confirms
                                ? "entitlement.budget.decided.confirmed"
                                : "entitlement.budget.decided.refused"));
    }

    private Slice<PoolEntry> entries(UUID policy, @Nullable Long after, @Nullable Long before) {
        var cursor = Forms.cursor(after, before);
        return Slice.of(
                budgets.entries(policy, cursor, ON_A_PAGE + 1),
                ON_A_PAGE,
                cursor,
                entry -> Long.toString(entry.id()),
                query -> "/budgets/" + policy + "?" + query);
    }

    private JteModel budget(
            Page page,
            Officer officer,
            UUID policy,
            Slice<PoolEntry> entries,
            AppropriationForm form,
            FormErrors errors) {
        var view = budgets.view(officer, policy);
        return templates.entitlementBudget(
                page,
                view.line(),
                view.books(),
                view.appropriations(),
                entries,
                view.isOwn() && officer.is(Role.FINANCE),
                form,
                Ids.newId().toString(),
                errors);
    }
}
