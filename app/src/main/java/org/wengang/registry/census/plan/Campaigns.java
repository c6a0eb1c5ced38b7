package org.wengang.registry.census.plan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Divisions;
import org.wengang.registry.cell.Places;
import org.wengang.registry.census.Campaign;
import org.wengang.registry.census.CampaignState;
import org.wengang.registry.census.CampaignStep;
import org.wengang.registry.census.CensusProblem;
import org.wengang.registry.census.CensusRepository;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.FormErrors;

/** Censuses: planned, and brought from one state to the next by different people. */
@Service
@Transactional
public class Campaigns {

    private static final int MOST_LISTED = 200;

    private final CensusRepository repository;
    private final HeadcountRepository headcounts;
    private final Divisions divisions;
    private final Audit audit;
    private final Clock clock;

    Campaigns(
            CensusRepository repository,
            HeadcountRepository headcounts,
            Divisions divisions,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.headcounts = headcounts;
        this.divisions = divisions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest ones first. */
    @Transactional(readOnly = true)
    List<Campaign> newest(Officer officer) {
        mayLook(officer);
        return repository.newest(MOST_LISTED);
    }

    /**
     * @throws Refused census-campaign-not-found, security-role-missing; likewise the others
     */
    @Transactional(readOnly = true)
    Campaign get(Officer officer, UUID id) {
        mayLook(officer);
        return repository.find(id).orElseThrow(() -> new Refused(CensusProblem.CAMPAIGN_NOT_FOUND));
    }

    /**
     * One whose people this officer may give out: of the own office or one below.
     *
     * @throws Refused census-campaign-not-found for one of an office above
     */
    @Transactional(readOnly = true)
    public Campaign own(Officer officer, UUID id) {
        var campaign = get(officer, id);
        if (!officer.org().contains(campaign.organisation())) {
            throw new Refused(CensusProblem.CAMPAIGN_NOT_FOUND);
        }
        return campaign;
    }

    @Transactional(readOnly = true)
    List<CampaignStep> steps(Officer officer, UUID id) {
        return repository.steps(own(officer, id).id());
    }

    /**
     * Plans a census of the officer's office; it runs at once.
     *
     * @param errors what is wrong with the form is added here
     * @return empty where something is
     */
    Optional<UUID> plan(Officer officer, CampaignForm form, FormErrors errors) {
        officer.require(Role.CASEWORKER);
        form.errors()
                .all()
                .forEach((field, m) -> errors.add(field, m.key(), m.arguments().toArray()));
        var place = new Places(divisions, LocalDate.now(clock)).find(form.place());
        switch (place) {
            case Places.Found _ -> {}
            case Places.Unclear(var candidates) ->
                    errors.add("place", "fault.place-unclear", candidates);
            case Places.Unknown() -> errors.add("place", "fault.place-unknown");
        }
        if (errors.hasErrors() || !(place instanceof Places.Found found)) {
            return Optional.empty();
        }
        var id = Ids.newId();
        var campaign =
                new Campaign(
                        id,
                        officer.org(),
                        form.title(),
                        found.code(),
                        form.townBy(),
                        Objects.requireNonNull(CampaignForm.day(form.firstDay())),
                        Objects.requireNonNull(CampaignForm.day(form.lastDay())),
                        form.questions(),
                        CampaignState.RUNNING,
                        1);
        repository.insert(campaign, officer, clock.instant());
        audit.record("census-planned", "census " + id, "");
        return Optional.of(id);
    }

    /**
     * Ends the contacts, so that a second person can look.
     *
     * @param version of the campaign the officer saw
     * @throws Refused census-duplicates-open while likely duplicates among its people wait for a
     *     decision, census-campaign-changed where another officer was first
     */
    void close(Officer officer, UUID id, int version) {
        officer.require(Role.CASEWORKER);
        var campaign = inState(officer, id, version, CampaignState.RUNNING);
        var open = headcounts.openDuplicates(id);
        if (open > 0) {
            throw new Refused(CensusProblem.DUPLICATES_OPEN, open);
        }
        step(campaign, CampaignState.CHECKING, officer, null);
    }

    /**
     * Sends it back to be gone on with.
     *
     * @param reason 1 to 500 characters
     */
    void reopen(Officer officer, UUID id, int version, String reason) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        step(
                inState(officer, id, version, CampaignState.CHECKING),
                CampaignState.RUNNING,
                officer,
                reason);
    }

    /**
     * A second person finds it right; from here on the headcount stands, with everybody in it.
     *
     * @param seen the headcount as it was shown
     * @throws Refused census-own-work to whoever closed it or recorded anything in it,
     *     census-count-changed where the numbers moved since they were shown
     */
    void verify(Officer officer, UUID id, int version, String seen) {
        officer.require(Role.REVIEWER);
        var campaign = inState(officer, id, version, CampaignState.CHECKING);
        if (repository.steps(id).getFirst().by().equals(officer.id())
                || headcounts.hasRecorded(officer.id(), id)) {
            throw new Refused(CensusProblem.OWN_WORK);
        }
        headcounts.keep(campaign, since(campaign), clock.instant());
        var kept = headcounts.kept(campaign).orElseThrow();
        if (!kept.mark().equals(seen)) {
            throw new Refused(CensusProblem.COUNT_CHANGED, kept.recorded());
        }
        step(campaign, CampaignState.VERIFIED, officer, null);
    }

    /** From here on it may be told. */
    void publish(Officer officer, UUID id, int version) {
        officer.require(Role.CASEWORKER);
        step(
                inState(officer, id, version, CampaignState.VERIFIED),
                CampaignState.PUBLISHED,
                officer,
                null);
    }

    /** How many wait for this officer to verify them. */
    @Transactional(readOnly = true)
    long toVerify(Officer officer) {
        officer.require(Role.REVIEWER);
        return repository.toVerify(officer);
    }

    /** As verified; until then as it would be now. */
    @Transactional(readOnly = true)
    Headcount headcount(Officer officer, UUID id) {
        var campaign = own(officer, id);
        return headcounts.kept(campaign).orElseGet(() -> headcounts.now(campaign, since(campaign)));
    }

    /** The first moment from which answers count for what changes. */
    private Instant since(Campaign campaign) {
        return campaign.firstDay().atStartOfDay(clock.getZone()).toInstant();
    }

    private Campaign inState(Officer officer, UUID id, int version, CampaignState state) {
        var campaign = repository.lock(own(officer, id).id()).orElseThrow();
        if (campaign.version() != version || campaign.state() != state) {
            throw new Refused(CensusProblem.CAMPAIGN_CHANGED);
        }
        return campaign;
    }

    private void step(Campaign seen, CampaignState next, Officer officer, @Nullable String reason) {
        if (!repository.step(seen, next, officer, reason, clock.instant())) {
            throw new Refused(CensusProblem.CAMPAIGN_CHANGED);
        }
        audit.record("census-" + next.stored(), "census " + seen.id(), "");
    }

    private static void mayLook(Officer officer) {
        officer.require(Role.CASEWORKER, Role.REVIEWER, Role.STATISTICIAN);
    }
}
