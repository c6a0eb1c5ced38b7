package org.wengang.registry.census.allotment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.Parsed;
import org.wengang.kernel.Refused;
import org.wengang.kernel.Uscc;
import org.wengang.organisation.Divisions;
import org.wengang.organisation.PlaceCode;
import org.wengang.registry.cell.Places;
import org.wengang.registry.census.Campaign;
import org.wengang.registry.census.CensusProblem;
import org.wengang.registry.census.allotment.AllotmentRepository.Chosen;
import org.wengang.registry.census.plan.Campaigns;
import org.wengang.security.Accounts;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.FormErrors;

/** Gives people to officers, and takes them over from one to another. */
@Service
@Transactional
class Allotments {

    private static final int MOST_TOWNS = 200;

    private final Campaigns campaigns;
    private final AllotmentRepository repository;
    private final Accounts accounts;
    private final Divisions divisions;
    private final Audit audit;
    private final Clock clock;

    Allotments(
            Campaigns campaigns,
            AllotmentRepository repository,
            Accounts accounts,
            Divisions divisions,
            Audit audit,
            Clock clock) {
        this.campaigns = campaigns;
        this.repository = repository;
        this.accounts = accounts;
        this.divisions = divisions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who may be sent: caseworkers of the campaign's office and of those below. */
    @Transactional(readOnly = true)
    List<Officer> officers(Officer officer, UUID id) {
        var campaign = mine(officer, id);
        return accounts.officers(Role.CASEWORKER).stream()
                .filter(one -> campaign.organisation().contains(one.org()))
                .toList();
    }

    @Transactional(readOnly = true)
    List<WaitingTown> waiting(Officer officer, UUID id) {
        return repository.waiting(mine(officer, id), MOST_TOWNS);
    }

    /**
     * How many it would be.
     *
     * @param errors what is wrong with the filter is added here
     * @return null where something is
     */
    @Transactional(readOnly = true)
    @Nullable AllotmentCount count(
            Officer officer, UUID id, AllotmentFilter filter, FormErrors errors) {
        var campaign = mine(officer, id);
        var chosen = chosen(filter, errors);
        return chosen == null ? null : repository.count(campaign, chosen);
    }

    /**
     * Gives people to an officer; those given before stay with whom they are.
     *
     * @param expected how many were shown
     * @return how many
     * @throws Refused census-count-changed where it would be another number by now,
     *     census-officer-unknown, census-not-running
     */
    int assign(Officer officer, UUID id, AllotmentFilter filter, long expected) {
        var campaign = running(officer, id);
        var to = officer(officer, id, filter.officer());
        var chosen = chosen(filter, FormErrors.none());
        if (chosen == null) {
            throw new Refused(CensusProblem.COUNT_CHANGED, 0);
        }
        var given = repository.assign(campaign, chosen, to, clock.instant());
        if (given != expected) {
            throw new Refused(CensusProblem.COUNT_CHANGED, given);
        }
        audit.record("census-assigned", "census " + id, given + " to account " + to.id());
        return given;
    }

    /**
     * Hands over what one officer has not done yet to another.
     *
     * @param expected how many were shown
     * @throws Refused census-count-changed where it would be another number by now,
     *     census-officer-unknown, census-not-running
     */
    int handOver(Officer officer, UUID id, UUID from, String to, long expected) {
        running(officer, id);
        var next = officer(officer, id, to);
        var given = repository.handOver(id, from, next, clock.instant());
        if (given != expected) {
            throw new Refused(CensusProblem.COUNT_CHANGED, given);
        }
        audit.record(
                "census-handed-over",
                "census " + id,
                given + " from account " + from + " to account " + next.id());
        return given;
    }

    private Officer officer(Officer asking, UUID id, String chosen) {
        return officers(asking, id).stream()
                .filter(one -> one.id().toString().equals(chosen))
                .findFirst()
                .orElseThrow(() -> new Refused(CensusProblem.OFFICER_UNKNOWN));
    }

    private @Nullable Chosen chosen(AllotmentFilter filter, FormErrors errors) {
        return switch (filter.by()) {
            case "all" -> new Chosen(null, null);
            case "employer" ->
                    switch (Uscc.parse(filter.value())) {
                        case Parsed.Valid<Uscc>(var uscc) -> new Chosen(null, uscc.value());
                        case Parsed.Faulty<Uscc>(var fault) -> {
                            errors.add("value", "fault." + fault.code());
                            yield null;
                        }
                    };
            default ->
                    switch (new Places(divisions, LocalDate.now(clock)).find(filter.value())) {
                        case Places.Found(var county, var locality) ->
                                new Chosen(
                                        (locality == null ? PlaceCode.of(county) : locality)
                                                .significant(),
                                        null);
                        case Places.Unclear(var candidates) -> {
                            errors.add("value", "fault.place-unclear", candidates);
                            yield null;
                        }
                        case Places.Unknown() -> {
                            errors.add("value", "fault.place-unknown");
                            yield null;
                        }
                    };
        };
    }

    private Campaign mine(Officer officer, UUID id) {
        officer.require(Role.CASEWORKER);
        return campaigns.own(officer, id);
    }

    private Campaign running(Officer officer, UUID id) {
        var campaign = mine(officer, id);
        if (!campaign.isRunning()) {
            throw new Refused(CensusProblem.NOT_RUNNING);
        }
        return campaign;
    }
}
