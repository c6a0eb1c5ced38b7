package org.wengang.registry.ledger.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wengang.kernel.Refused;
import org.wengang.registry.RegistryProblem;
import org.wengang.registry.desk.Clearance;
import org.wengang.registry.ledger.Ledger;
import org.wengang.registry.ledger.LedgerAddress;
import org.wengang.registry.ledger.LedgerLine;
import org.wengang.security.Officer;
import org.wengang.web.component.Cursor;

/**
 * The ledger of workers for other systems: the conditions and orders of the page; names and the
 * ends of numbers for those with the right to them.
 */
@RestController
@RequestMapping("/api/v1/workers")
final class LedgerApiController {

    private final Ledger ledger;

    LedgerApiController(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * @param next give it as {@code after} for the following ones; null at the end
     * @param total how many there are altogether; at least so many where it is not exact
     */
    record WorkerPage(List<WorkerItem> workers, @Nullable String next, Ledger.Total total) {}

    /**
     * Places and words of lists by their codes; null where a fact is not known.
     *
     * @param name without the right to names the surname alone
     * @param maskedId without it null
     */
    record WorkerItem(
            UUID id,
            String organisation,
            @Nullable String name,
            String idKind,
            @Nullable String maskedId,
            LocalDate birth,
            @Nullable String hukou,
            @Nullable String home,
            @Nullable String residence,
            @Nullable String hukouNature,
            @Nullable String employerName,
            @Nullable String uscc,
            @Nullable String employerKind,
            @Nullable String workerCategory,
            @Nullable String stayPlace,
            @Nullable LocalDate stayFrom,
            @Nullable LocalDate stayTo,
            @Nullable Integer onDutyDays,
            Instant addedAt,
            Instant changedAt) {}

    @GetMapping
    WorkerPage list(
            @AuthenticationPrincipal Officer officer,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "" + Cursor.SIZE) int limit) {
        var address = LedgerAddress.of(parameters);
        Clearance.search(officer, address.get("q"));
        var reading = ledger.read(officer, address);
        if (reading.errors().hasErrors()) {
            throw new Refused(
                    RegistryProblem.LEDGER_CONDITION,
                    reading.errors().all().keySet().iterator().next());
        }
        var view = ledger.view(officer, address, reading.query(), Cursor.from(after, limit));
        var clearance = Clearance.of(officer);
        return new WorkerPage(
                view.slice().rows().stream().map(line -> item(line, clearance)).toList(),
                view.next(),
                view.total());
    }

    private static WorkerItem item(LedgerLine line, Clearance clearance) {
        return new WorkerItem(
                line.id(),
                line.organisation().value(),
                clearance.name(line.name()),
                line.idKind().code(),
                clearance.number(line.maskedId()),
                line.birth(),
                line.hukou(),
                line.home(),
                line.residence(),
                line.hukouNature(),
                line.employerName(),
                line.uscc(),
                line.employerKind(),
                line.category(),
                line.stayPlace(),
                line.stayFrom(),
                line.stayTo(),
                line.onDutyDays(),
                line.addedAt(),
                line.changedAt());
    }
}
