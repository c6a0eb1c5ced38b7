package org.wengang.registry.filings;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.engine.schema.Fact;
import org.wengang.kernel.IdentityDocument;
import org.wengang.registry.FactHistory;
import org.wengang.registry.Filing;
import org.wengang.registry.Filings;
import org.wengang.registry.desk.LookingUp;
import org.wengang.registry.desk.UnknownFact;
import org.wengang.registry.filing.FilingLayout;
import org.wengang.security.Officer;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** What officers look up, by role. */
@Service
@Transactional(readOnly = true)
class FilingDesk {

    private final Filings filings;
    private final FilingListRepository repository;
    private final LookingUp lookingUp;

    FilingDesk(Filings filings, FilingListRepository repository, LookingUp lookingUp) {
        this.filings = filings;
        this.repository = repository;
        this.lookingUp = lookingUp;
    }

    /**
     * The last ones to arrive first.
     *
     * @throws org.wengang.kernel.Refused security-role-missing; likewise the others
     */
    Slice<FilingLine> page(Officer officer, FilingFilter filter, Cursor cursor) {
        lookingUp.require(officer);
        return lookingUp.page(
                (from, limit) -> repository.page(filter, from, limit),
                cursor,
                line -> line.id().toString(),
                filter::path);
    }

    Filing get(Officer officer, UUID filing) {
        lookingUp.require(officer);
        return filings.get(filing);
    }

    List<FactHistory> histories(Officer officer, UUID filing) {
        lookingUp.require(officer);
        return filings.histories(filing);
    }

    /** Names of what is not known, in the order of the schema; the month is the filing's own. */
    List<String> unknown(Officer officer, UUID filing) {
        var known =
                histories(officer, filing).stream()
                        .filter(FactHistory::isKnown)
                        .map(FactHistory::fact)
                        .toList();
        return FilingLayout.of(filings.get(filing).schema()).stored().stream()
                .map(Fact::name)
                .filter(fact -> !known.contains(fact))
                .toList();
    }

    /** The same, each with what reckons with it. */
    List<UnknownFact> unknown(Officer officer, UUID filing, Locale locale) {
        var about = get(officer, filing);
        return lookingUp.missing(
                unknown(officer, filing), about.schema().name(), about.organisation(), locale);
    }

    /** The whole number, and a line in the audit trail that it was shown. */
    @Transactional
    IdentityDocument reveal(Officer officer, UUID filing) {
        return lookingUp.reveal(officer, "filing", filing, filings::identity);
    }
}
