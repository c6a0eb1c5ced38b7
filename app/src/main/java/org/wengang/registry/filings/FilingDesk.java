package org.wengang.registry.filings;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.engine.schema.Fact;
import org.wengang.kernel.ResidentId;
import org.wengang.registry.FactHistory;
import org.wengang.registry.FactNeeds;
import org.wengang.registry.Filing;
import org.wengang.registry.Filings;
import org.wengang.registry.filing.FilingLayout;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** What officers look up, by role. */
@Service
@Transactional(readOnly = true)
public class FilingDesk {

    private static final int ON_A_PAGE = 50;

    private final Filings filings;
    private final FilingListRepository repository;
    private final List<FactNeeds> needs;
    private final Audit audit;

    FilingDesk(
            Filings filings,
            FilingListRepository repository,
            ObjectProvider<FactNeeds> needs,
            Audit audit) {
        this.filings = filings;
        this.repository = repository;
        this.needs = needs.stream().toList();
        this.audit = audit;
    }

    /**
     * A fact of a filing that is not known.
     *
     * @param needs what reckons with it; empty if nothing does
     */
    public record MissingFact(Fact fact, List<FactNeeds.Need> needs) {

        public MissingFact {
            needs = List.copyOf(needs);
        }
    }

    /**
     * The last ones to arrive first.
     *
     * @throws org.wengang.kernel.Refused security-role-missing; likewise the others
     */
    Slice<FilingLine> page(Officer officer, FilingFilter filter, Cursor cursor) {
        mayLook(officer);
        return Slice.of(
                repository.page(filter, cursor, ON_A_PAGE + 1),
                ON_A_PAGE,
                cursor,
                line -> line.id().toString(),
                filter::path);
    }

    Filing get(Officer officer, UUID filing) {
        mayLook(officer);
        return filings.get(filing);
    }

    List<FactHistory> histories(Officer officer, UUID filing) {
        mayLook(officer);
        return filings.histories(filing);
    }

    /** What is not known, in the order of the schema; the month is the filing's own. */
    List<Fact> unknown(Officer officer, UUID filing) {
        var known =
                histories(officer, filing).stream()
                        .filter(FactHistory::isKnown)
                        .map(FactHistory::fact)
                        .toList();
        return FilingLayout.of(filings.get(filing).schema()).stored().stream()
                .filter(fact -> !known.contains(fact.name()))
                .toList();
    }

    /** The same, each with what reckons with it. */
    List<MissingFact> unknown(Officer officer, UUID filing, Locale locale) {
        var about = get(officer, filing);
        var all =
                needs.stream()
                        .flatMap(each -> each.of(about.organisation(), locale).stream())
                        .filter(need -> need.schema().equals(about.schema().name()))
                        .toList();
        return unknown(officer, filing).stream()
                .map(fact ->
                        new MissingFact(
                                fact,
                                all.stream()
                                        .filter(need -> need.facts().contains(fact.name()))
                                        .toList()))
                .toList();
    }

    /** The whole number, and a line in the audit trail that it was shown. */
    @Transactional
    ResidentId reveal(Officer officer, UUID filing) {
        officer.require(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE);
        var id = filings.residentId(filing);
        audit.record("resident-id-shown", "filing " + filing, "");
        return id;
    }

    private static void mayLook(Officer officer) {
        officer.require(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE, Role.STATISTICIAN);
    }
}
