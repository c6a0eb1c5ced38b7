package org.wengang.registry.statement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Divisions;
import org.wengang.registry.FactHistory;
import org.wengang.registry.RegistryProblem;
import org.wengang.registry.Worker;
import org.wengang.registry.Workers;
import org.wengang.registry.roster.RosterColumn;
import org.wengang.registry.roster.TypedFact;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.FormErrors;

/** A fact of a worker put right by an officer, with the reason; what was said before is kept. */
@Service
@Transactional
public class WorkerCorrections {

    private static final int LONGEST_REASON = 500;

    private final Workers workers;
    private final StatementRepository repository;
    private final Divisions divisions;
    private final Audit audit;
    private final Clock clock;

    WorkerCorrections(
            Workers workers,
            StatementRepository repository,
            Divisions divisions,
            Audit audit,
            Clock clock) {
        this.workers = workers;
        this.repository = repository;
        this.divisions = divisions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws Refused registry-worker-not-found, security-role-missing
     */
    @Transactional(readOnly = true)
    Worker get(Officer officer, UUID worker) {
        officer.require(Role.CASEWORKER);
        return workers.get(worker);
    }

    /**
     * @throws Refused registry-worker-not-found, security-role-missing
     */
    @Transactional(readOnly = true)
    List<FactHistory> histories(Officer officer, UUID worker) {
        officer.require(Role.CASEWORKER);
        return workers.histories(worker);
    }

    /**
     * Nothing is done where something is wrong with the form.
     *
     * @return what is wrong, by field
     * @throws Refused registry-worker-changed where somebody else, or a file, was first;
     *     registry-worker-not-found, security-role-missing
     */
    FormErrors correct(Officer officer, UUID id, WorkerCorrection typed) {
        var worker = get(officer, id);
        var errors = FormErrors.none();
        var fact = fact(worker, typed, errors);
        if (typed.reason().isEmpty() || typed.reason().length() > LONGEST_REASON) {
            errors.add("reason", "registry.filing.correction.reason.missing", LONGEST_REASON);
        }
        if (fact == null || errors.hasErrors()) {
            return errors;
        }
        var statement = new Statement(id, typed.seen(), List.of(fact), typed.reason(), null);
        if (!repository.state(statement, officer, clock.instant())) {
            throw new Refused(RegistryProblem.WORKER_CHANGED);
        }
        audit.record("worker-corrected", "worker " + id, fact.column().fact());
        return errors;
    }

    /** Null where it is none, which is then a fault of the form. */
    private @Nullable TypedFact fact(Worker worker, WorkerCorrection typed, FormErrors errors) {
        var column = typed.column(worker).orElse(null);
        if (column == null) {
            errors.add("fact", "registry.filing.correction.fact.missing");
            return null;
        }
        if (typed.isUnknown()) {
            if (!typed.value().isBlank()) {
                errors.add("unknown", "registry.filing.correction.unknown.both");
            } else if (column.tellsWho()) {
                errors.add("unknown", "fault.required");
            }
            return TypedFact.unknown(column);
        }
        var fact = TypedFact.read(column, typed.value(), divisions, LocalDate.now(clock));
        fact.fault()
                .ifPresentOrElse(
                        fault ->
                                errors.add(
                                        "value",
                                        "fault." + fault.code(),
                                        fault.arguments().toArray()),
                        () -> {
                            if (fact.value() == null) {
                                errors.add("value", "fault.required");
                            } else {
                                refuseAnImpossibleStay(worker, fact, errors);
                            }
                        });
        return fact;
    }

    private void refuseAnImpossibleStay(Worker worker, TypedFact fact, FormErrors errors) {
        if (fact.column() == RosterColumn.STAY_TO) {
            var from = stayDay(worker, RosterColumn.STAY_FROM);
            if (from != null && from.isAfter((LocalDate) fact.value())) {
                errors.add("value", "fault.stay-ends-before-known-begin", from);
            }
        } else if (fact.column() == RosterColumn.STAY_FROM) {
            var to = stayDay(worker, RosterColumn.STAY_TO);
            if (to != null && to.isBefore((LocalDate) fact.value())) {
                errors.add("value", "fault.stay-begins-after-known-end", to);
            }
        }
    }

    private @Nullable LocalDate stayDay(Worker worker, RosterColumn column) {
        return workers.sources(worker.id()).stream()
                .filter(source -> source.fact().equals(column.fact()))
                .map(source -> LocalDate.parse(String.valueOf(source.value())))
                .findFirst()
                .orElse(null);
    }
}
