package org.wengang.entitlement.sample;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.award.PolicyName;
import org.wengang.entitlement.sample.SpotCheckRepository.Candidate;
import org.wengang.entitlement.sample.SpotCheckRepository.Drawn;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.security.Accounts;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Draws approved awards to be looked at once more, and who looks at each. */
@Service
class SpotChecks {

    private final SpotCheckRepository repository;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;

    SpotChecks(SpotCheckRepository repository, Accounts accounts, Audit audit, Clock clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * How much is to be known.
     *
     * @param confidence 90, 95 or 99 percent
     * @param margin 1 to 20 percent to either side
     */
    record Wanted(UUID policy, int confidence, int margin) {}

    @Transactional(readOnly = true)
    List<PolicyName> policies() {
        return repository.policies();
    }

    @Transactional(readOnly = true)
    List<SpotCheck> newest(Officer officer) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        return repository.newest();
    }

    /** How many wait for this officer to look at them. */
    @Transactional(readOnly = true)
    public long countOpen(UUID officer) {
        return repository.countOpen(officer);
    }

    /**
     * @throws Refused security-role-missing, entitlement-spot-check-not-found
     */
    @Transactional(readOnly = true)
    SpotCheck get(Officer officer, UUID id) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        return repository
                .find(id)
                .orElseThrow(() -> new Refused(EntitlementProblem.SPOT_CHECK_NOT_FOUND));
    }

    @Transactional(readOnly = true)
    List<SpotCheck.Line> lines(Officer officer, UUID check, int after, int limit) {
        return repository.lines(check, officer.id(), after, limit);
    }

    /** What inspectors of this scope are called. */
    @Transactional(readOnly = true)
    Map<UUID, String> names() {
        return accounts.names();
    }

    /**
     * Draws from the approved awards of a policy in this scope, by a seed made at that moment.
     *
     * @param submission of the form: the same one sent twice draws once
     * @return the spot check
     * @throws Refused security-role-missing, entitlement-nothing-to-draw, entitlement-no-inspector
     *     if everybody who could look at one of them had a part in it
     */
    @Transactional
    UUID draw(Officer officer, Wanted wanted, UUID submission) {
        officer.require(Role.REVIEWER);
        var before = repository.bySubmission(submission);
        if (before.isPresent()) {
            return before.get();
        }
        var candidates = repository.approved(wanted.policy());
        if (candidates.isEmpty()) {
            throw new Refused(EntitlementProblem.NOTHING_TO_DRAW);
        }
        var awards = candidates.stream().map(Candidate::award).toList();
        var size = SampleSize.of(awards.size(), wanted.confidence(), wanted.margin());
        var draw = Draw.fresh();
        var check =
                new SpotCheck(
                        Ids.newId(),
                        "",
                        draw.seed(),
                        wanted.confidence(),
                        wanted.margin(),
                        awards.size(),
                        Draw.mark(awards),
                        size,
                        0,
                        0,
                        clock.instant());
        var drawn = drawn(draw, candidates, size);
        if (!repository.insert(check, officer.org(), wanted.policy(), submission, officer.id())) {
            return repository.bySubmission(submission).orElseThrow();
        }
        repository.insertLines(check.id(), drawn);
        audit.record(
                "spot-check-drawn",
                "spot check " + check.id(),
                "%d of %d, seed %s".formatted(size, awards.size(), draw.seed()));
        return check.id();
    }

    private List<Drawn> drawn(Draw draw, List<Candidate> candidates, int size) {
        var inspectors =
                Stream.of(Role.CASEWORKER, Role.REVIEWER)
                        .flatMap(role -> accounts.officers(role).stream())
                        .map(Officer::id)
                        .distinct()
                        .toList();
        var byAward =
                candidates.stream()
                        .collect(Collectors.toMap(Candidate::award, candidate -> candidate));
        return draw.of(byAward.keySet(), size).stream()
                .map(byAward::get)
                .map(candidate ->
                        new Drawn(
                                candidate,
                                draw.inspector(candidate.award(), inspectors, candidate.involved())
                                        .orElseThrow(() ->
                                                new Refused(EntitlementProblem.NO_INSPECTOR))))
                .toList();
    }

    /**
     * Records what the inspector found; it stays.
     *
     * @param note must be given where something is wrong; may be empty
     * @throws Refused security-role-missing, entitlement-spot-check-not-found,
     *     entitlement-not-the-inspector
     */
    @Transactional
    void record(Officer officer, UUID id, int position, boolean inOrder, String note) {
        var check = get(officer, id);
        var result = inOrder ? "in_order" : "wrong";
        if (!repository.record(id, position, officer.id(), result, note, clock.instant())) {
            throw new Refused(EntitlementProblem.NOT_THE_INSPECTOR);
        }
        audit.record("spot-check-recorded", "spot check " + check.id(), position + " " + result);
    }
}
