package org.wengang.organisation.office;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Gazetteer;
import org.wengang.organisation.Organisation;
import org.wengang.organisation.OrganisationProblem;
import org.wengang.organisation.Organisations;
import org.wengang.organisation.Place;
import org.wengang.organisation.PlaceCode;
import org.wengang.organisation.office.OfficeRepository.LastDay;
import org.wengang.security.Accounts;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** What an administrator may do with the offices below the own one. */
@Service
@Transactional
class Offices {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_NAME_EN = 80;
    private static final int LONGEST_REASON = 200;
    private static final LocalDate EARLIEST = LocalDate.of(1949, 10, 1);

    private final Organisations organisations;
    private final Gazetteer gazetteer;
    private final OfficeRepository repository;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;

    Offices(
            Organisations organisations,
            Gazetteer gazetteer,
            OfficeRepository repository,
            Accounts accounts,
            Audit audit,
            Clock clock) {
        this.organisations = organisations;
        this.gazetteer = gazetteer;
        this.repository = repository;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether the officer may change what is below that office. */
    boolean mayChangeBelow(Officer officer, OrgPath office) {
        return officer.is(Role.ADMINISTRATOR) && officer.org().contains(office);
    }

    /**
     * Places right below the office's that have no office yet, by code; none below a closed one.
     */
    @Transactional(readOnly = true)
    public List<Place> openable(Organisation office) {
        return office.closedOn() != null
                ? List.of()
                : office.region().stream()
                        .flatMap(code -> gazetteer.children(code).stream())
                        .filter(place -> place.kind() != Place.Kind.FILLER)
                        .filter(place -> organisations.answering(place.code()).isEmpty())
                        .filter(place -> organisations.find(path(office, place.code())).isEmpty())
                        .toList();
    }

    @Transactional(readOnly = true)
    public List<FormerName> formerNames(OrgPath path) {
        return repository.formerNames(path);
    }

    /**
     * Opens an office for each of the places, named as the place is; in English too, until somebody
     * gives it an English name.
     *
     * @param firstDay today or before
     * @throws Refused security-role-missing; organisation-not-found, -outside, -closed,
     *     -nothing-chosen, -not-below, -exists, -day-outside
     */
    void open(Officer officer, OrgPath above, Set<PlaceCode> chosen, LocalDate firstDay) {
        officer.require(Role.ADMINISTRATOR);
        var office = organisations.get(above);
        if (!officer.org().contains(above)) {
            throw new Refused(OrganisationProblem.OUTSIDE, office.name());
        }
        refuseClosed(office);
        if (chosen.isEmpty()) {
            throw new Refused(OrganisationProblem.NOTHING_CHOSEN);
        }
        var opened = office.openedOn();
        refuseDay(firstDay, opened == null ? EARLIEST : opened);
        var openable = openable(office);
        for (var code : chosen) {
            var place =
                    openable.stream()
                            .filter(one -> one.code().equals(code))
                            .findFirst()
                            .orElseThrow(() -> refusal(office, code));
            open(officer, office, place, firstDay);
        }
        organisations.readAgainAfterCommit();
    }

    private Refused refusal(Organisation office, PlaceCode code) {
        var existing =
                organisations.answering(code).or(() -> organisations.find(path(office, code)));
        return existing.isPresent()
                ? new Refused(OrganisationProblem.EXISTS, existing.get().name())
                : new Refused(
                        OrganisationProblem.NOT_BELOW,
                        office.name(),
                        gazetteer.byCode(code).map(Place::path).orElse(code.value()));
    }

    private void open(Officer officer, Organisation above, Place place, LocalDate firstDay) {
        var zone = place.kind() == Place.Kind.ZONE && place.code().value().length() == 6;
        var kind =
                zone
                        ? Organisation.Kind.ZONE
                        : switch (place.level()) {
                            case PROVINCE -> Organisation.Kind.PROVINCE;
                            case PREFECTURE -> Organisation.Kind.PREFECTURE;
                            case COUNTY -> Organisation.Kind.COUNTY;
                            case TOWN -> Organisation.Kind.TOWN;
                            case VILLAGE -> Organisation.Kind.VILLAGE;
                        };
        var office =
                new Organisation(
                        path(above, place.code()),
                        place.name(),
                        place.name(),
                        kind,
                        zone ? null : place.code(),
                        firstDay,
                        null);
        try {
            repository.insert(office, above.path(), officer.id());
        } catch (DuplicateKeyException somebodyWasFirst) {
            throw new Refused(OrganisationProblem.EXISTS, place.name());
        }
        audit.record("office-opened", "office " + office.path(), "from " + firstDay);
    }

    /**
     * Calls an office otherwise from a day on; the former name stays known with its last day.
     *
     * @param firstDay of the new name, today or before, after the day of the name before
     * @throws Refused security-role-missing; organisation-not-found, -not-yours-to-change, -closed,
     *     -name-form, -reason-missing, -day-outside
     */
    void rename(
            Officer officer,
            OrgPath path,
            String name,
            String nameEn,
            LocalDate firstDay,
            String reason) {
        var office = own(officer, path);
        refuseClosed(office);
        if (name.isBlank()
                || name.length() > LONGEST_NAME
                || nameEn.isBlank()
                || nameEn.length() > LONGEST_NAME_EN) {
            throw new Refused(OrganisationProblem.NAME_FORM);
        }
        refuseNoReason(reason);
        refuseDay(firstDay, earliestChange(office));
        repository.rename(
                office,
                name,
                nameEn,
                new LastDay(firstDay.minusDays(1), reason, officer.id(), clock.instant()));
        audit.record("office-renamed", "office " + path, "from " + firstDay);
        organisations.readAgainAfterCommit();
    }

    /**
     * Ends an office. Its accounts must have been moved and the offices below it closed before; its
     * rows stay, to be seen from above.
     *
     * @param lastDay inclusive, today or before
     * @throws Refused security-role-missing; organisation-not-found, -not-yours-to-change, -closed,
     *     -reason-missing, -day-outside, -has-offices, -has-officers
     */
    void close(Officer officer, OrgPath path, LocalDate lastDay, String reason) {
        var office = own(officer, path);
        refuseClosed(office);
        refuseNoReason(reason);
        refuseDay(lastDay, earliestChange(office));
        long below =
                organisations.below(path).stream()
                        .filter(one -> !one.path().equals(path) && one.closedOn() == null)
                        .count();
        if (below > 0) {
            throw new Refused(OrganisationProblem.HAS_OFFICES, office.name(), below);
        }
        long placed = accounts.placedAt(path);
        if (placed > 0) {
            throw new Refused(OrganisationProblem.HAS_OFFICERS, office.name(), placed);
        }
        repository.close(path, lastDay);
        audit.record("office-closed", "office " + path, "last day " + lastDay + ": " + reason);
        organisations.readAgainAfterCommit();
    }

    private Organisation own(Officer officer, OrgPath path) {
        officer.require(Role.ADMINISTRATOR);
        var office = organisations.get(path);
        if (!officer.org().contains(path) || officer.org().equals(path)) {
            throw new Refused(OrganisationProblem.NOT_YOURS_TO_CHANGE);
        }
        return office;
    }

    private LocalDate earliestChange(Organisation office) {
        var opened = office.openedOn();
        var former = repository.formerNames(office.path());
        if (!former.isEmpty()) {
            return former.getLast().lastDay().plusDays(2);
        }
        return opened == null ? EARLIEST : opened.plusDays(1);
    }

    private static void refuseClosed(Organisation office) {
        if (office.closedOn() != null) {
            throw new Refused(OrganisationProblem.CLOSED, office.name());
        }
    }

    private static void refuseNoReason(String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Refused(OrganisationProblem.REASON_MISSING);
        }
    }

    private void refuseDay(LocalDate day, LocalDate earliest) {
        var today = LocalDate.now(clock);
        if (day.isBefore(earliest) || day.isAfter(today)) {
            throw new Refused(OrganisationProblem.DAY_OUTSIDE, earliest, today);
        }
    }

    private static OrgPath path(Organisation above, PlaceCode code) {
        return new OrgPath(above.path().value() + code.significant() + "/");
    }
}
