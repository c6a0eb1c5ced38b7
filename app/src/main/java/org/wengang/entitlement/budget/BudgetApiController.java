package org.wengang.entitlement.budget;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.Forms;
import org.wengang.kernel.Refused;
import org.wengang.security.Officer;
import org.wengang.security.SecurityProblem;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** Budgets and their books for other systems, and appropriations from them. */
@RestController
@RequestMapping("/api/v1/budgets")
final class BudgetApiController {

    private final Budgets budgets;

    BudgetApiController(Budgets budgets) {
        this.budgets = budgets;
    }

    /**
     * @param next as of {@link EntryPage}; likewise of the next list
     */
    record BudgetList(List<BudgetItem> budgets, @Nullable UUID next) {}

    /** See {@link PoolLine}. */
    record BudgetItem(
            UUID id,
            String policy,
            int version,
            String title,
            @Nullable Long amountFen,
            long committedFen,
            long paidFen,
            @Nullable Long leftFen,
            long waiting,
            long waitingFen) {}

    /**
     * @param next give it as {@code after} for the following ones; null at the end
     */
    record EntryPage(List<EntryItem> entries, @Nullable Long next) {}

    /**
     * @param document null if it is no appropriation
     */
    record EntryItem(
            long id,
            UUID movement,
            String from,
            String to,
            long fen,
            Instant enteredAt,
            long awards,
            @Nullable String document) {}

    record AppropriationList(List<AppropriationItem> appropriations, @Nullable UUID next) {}

    record AppropriationItem(
            UUID id,
            long fen,
            String document,
            Instant enteredAt,
            String status,
            @Nullable String reason) {}

    /**
     * @param fen below zero: taken back; null if it was left out
     */
    record NewAppropriation(@Nullable Long fen, @Nullable String document) {}

    @GetMapping
    BudgetList list(
            @RequestParam @Nullable UUID after,
            @RequestParam(defaultValue = "" + Cursor.SIZE) int limit) {
        var slice =
                Slice.within(
                        budgets.all(),
                        Cursor.from(after, limit),
                        line -> line.policy().id().toString());
        return new BudgetList(
                slice.rows().stream().map(BudgetApiController::item).toList(),
                slice.next(line -> line.policy().id()));
    }

    @GetMapping("/{id}")
    BudgetItem show(@PathVariable("id") UUID policy) {
        return item(budgets.pool(policy));
    }

    @GetMapping("/{id}/entries")
    EntryPage entries(
            @PathVariable("id") UUID policy,
            @RequestParam @Nullable Long after,
            @RequestParam(defaultValue = "" + Cursor.SIZE) int limit) {
        budgets.pool(policy);
        var cursor = Cursor.from(after, limit);
        var slice =
                Slice.of(
                        budgets.entries(policy, cursor, limit + 1),
                        limit,
                        cursor,
                        entry -> Long.toString(entry.id()),
                        query -> query);
        return new EntryPage(
                slice.rows().stream().map(BudgetApiController::item).toList(),
                slice.next(PoolEntry::id));
    }

    @GetMapping("/{id}/appropriations")
    AppropriationList appropriations(
            @PathVariable("id") UUID policy,
            @RequestParam @Nullable UUID after,
            @RequestParam(defaultValue = "" + Cursor.SIZE) int limit,
            @AuthenticationPrincipal Officer officer) {
        var slice =
                Slice.within(
                        budgets.view(officer, policy).appropriations(),
                        Cursor.from(after, limit),
                        appropriation -> appropriation.id().toString());
        return new AppropriationList(
                slice.rows().stream().map(BudgetApiController::item).toList(),
                slice.next(Appropriation::id));
    }

    /**
     * @param key of the request
     * @throws Refused security-key-form, entitlement-appropriation-form, and as the page
     */
    @PostMapping("/{id}/appropriations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AppropriationItem enter(
            @PathVariable("id") UUID policy,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            @RequestBody NewAppropriation asked,
            @AuthenticationPrincipal Officer officer) {
        if (key.isEmpty()) {
            throw new Refused(SecurityProblem.KEY_FORM);
        }
        var form = AppropriationForm.of(asked.fen(), asked.document());
        if (form.errors().hasErrors()) {
            throw new Refused(EntitlementProblem.APPROPRIATION_FORM);
        }
        return item(budgets.enter(officer, policy, form, Forms.submissionOf(officer.id(), key)));
    }

    private static BudgetItem item(PoolLine line) {
        var pool = line.pool();
        return new BudgetItem(
                line.policy().id(),
                line.policy().code(),
                line.policy().version(),
                line.policy().title().chinese(),
                pool.amountFen(),
                pool.committedFen(),
                pool.paidFen(),
                pool.leftFen(),
                line.waiting(),
                line.waitingFen());
    }

    private static EntryItem item(PoolEntry entry) {
        return new EntryItem(
                entry.id(),
                entry.movement(),
                entry.from().name().toLowerCase(Locale.ROOT),
                entry.to().name().toLowerCase(Locale.ROOT),
                entry.fen(),
                entry.enteredAt(),
                entry.awards(),
                entry.document().isEmpty() ? null : entry.document());
    }

    private static AppropriationItem item(Appropriation appropriation) {
        return new AppropriationItem(
                appropriation.id(),
                appropriation.fen(),
                appropriation.document(),
                appropriation.enteredAt(),
                appropriation.status().stored(),
                appropriation.reason());
    }
}
