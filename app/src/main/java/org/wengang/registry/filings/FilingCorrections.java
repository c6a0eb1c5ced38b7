package org.wengang.registry.filings;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.engine.schema.Fact;
import org.wengang.kernel.Refused;
import org.wengang.registry.Filing;
import org.wengang.registry.Filings;
import org.wengang.registry.RegistryProblem;
import org.wengang.registry.filing.FilingLayout;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.FormErrors;

/** A fact of a filing put right by an officer, with the reason; what was said before is kept. */
@Service
@Transactional
public class FilingCorrections {

    private static final int LONGEST_REASON = 500;

    private final Filings filings;
    private final FilingCorrectionRepository repository;
    private final TypedFact reading;
    private final Audit audit;
    private final Clock clock;

    FilingCorrections(
            Filings filings,
            FilingCorrectionRepository repository,
            TypedFact reading,
            Audit audit,
            Clock clock) {
        this.filings = filings;
        this.repository = repository;
        this.reading = reading;
        this.audit = audit;
        this.clock = clock;
    }

    /** What may be corrected; who it is about and the month are another filing. */
    static List<Fact> correctable(Filing filing) {
        return FilingLayout.of(filing.schema()).stored();
    }

    /**
     * Nothing is done where something is wrong with the form.
     *
     * @return what is wrong, by field
     * @throws Refused registry-filing-not-found, registry-filing-changed, security-role-missing
     */
    FormErrors correct(Officer officer, UUID id, FilingCorrection typed) {
        officer.require(Role.CASEWORKER);
        var filing = filings.get(id);
        var errors = FormErrors.none();
        var fact =
                correctable(filing).stream()
                        .filter(each -> each.name().equals(typed.fact()))
                        .findFirst();
        if (fact.isEmpty()) {
            errors.add("fact", "registry.filing.correction.fact.missing");
        }
        if (typed.isUnknown() && !typed.value().isBlank()) {
            errors.add("unknown", "registry.filing.correction.unknown.both");
        }
        var value =
                fact.isEmpty() || typed.isUnknown()
                        ? null
                        : reading.value(filing.schema(), fact.get(), typed.value(), errors);
        if (typed.reason().isEmpty() || typed.reason().length() > LONGEST_REASON) {
            errors.add("reason", "registry.filing.correction.reason.missing", LONGEST_REASON);
        }
        if (errors.hasErrors() || fact.isEmpty()) {
            return errors;
        }
        if (typed.seen().filter(seen -> seen == filing.version()).isEmpty()
                || !repository.correct(
                        filing, fact.get(), value, officer, typed.reason(), clock.instant())) {
            throw new Refused(RegistryProblem.FILING_CHANGED);
        }
        audit.record("filing-corrected", "filing " + id, fact.get().name());
        return errors;
    }
}
