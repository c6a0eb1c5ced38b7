package org.wengang.registry.census.plan;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Organisation;
import org.wengang.organisation.Organisations;
import org.wengang.organisation.PlaceCode;
import org.wengang.registry.census.CensusProblem;
import org.wengang.security.Officer;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** How far a census is: the whole, town by town, officer by officer, and the people behind it. */
@Service
@Transactional(readOnly = true)
public class Coverages {

    private static final int ON_A_PAGE = 50;
    private static final Duration LATELY = Duration.ofDays(3);

    private final Campaigns campaigns;
    private final CoverageRepository repository;
    private final Organisations organisations;
    private final Clock clock;

    Coverages(
            Campaigns campaigns,
            CoverageRepository repository,
            Organisations organisations,
            Clock clock) {
        this.campaigns = campaigns;
        this.repository = repository;
        this.organisations = organisations;
        this.clock = clock;
    }

    CoverageTable of(Officer officer, UUID id) {
        var campaign = campaigns.own(officer, id).id();
        var lately = clock.instant().minus(LATELY);
        return new CoverageTable(
                repository.whole(campaign, lately),
                repository.byTown(campaign, lately),
                repository.byOfficer(campaign, lately));
    }

    /**
     * What one officer has.
     *
     * @throws Refused census-officer-unknown where nobody was given to them
     */
    public Coverage ofOne(Officer officer, UUID id, @Nullable UUID of) {
        return of(officer, id).officers().stream()
                .filter(one -> of != null && of.equals(one.officer()))
                .findFirst()
                .orElseThrow(() -> new Refused(CensusProblem.OFFICER_UNKNOWN));
    }

    Slice<PersonLine> people(Officer officer, UUID id, PeopleFilter filter, Cursor cursor) {
        var campaign = campaigns.own(officer, id).id();
        return Slice.of(
                repository.people(campaign, filter, cursor, ON_A_PAGE + 1),
                ON_A_PAGE,
                cursor,
                line -> line.errand().toString(),
                query -> filter.path(campaign) + "&" + query);
    }

    /** The code of the county or wider place the officer's office works in; "" if it has none. */
    String placeOf(Officer officer) {
        return organisations
                .find(officer.org())
                .flatMap(Organisation::region)
                .map(PlaceCode::division)
                .map(Object::toString)
                .orElse("");
    }
}
