package org.wengang.policy.page;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.policy.LifeStep;
import org.wengang.policy.PolicyStatus;
import org.wengang.policy.PolicyVersion;
import org.wengang.policy.catalogue.LifeRepository;
import org.wengang.policy.catalogue.PolicyRepository;
import org.wengang.policy.issue.Approving;
import org.wengang.policy.issue.Issuing;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Tone;

/** What pages show of the life of policies. */
@Service
@Transactional(readOnly = true)
class LifeViews {

    private final PolicyRepository repository;
    private final LifeRepository lives;
    private final Approving approving;

    LifeViews(PolicyRepository repository, LifeRepository lives, Approving approving) {
        this.repository = repository;
        this.lives = lives;
        this.approving = approving;
    }

    /** Versions of this officer's own office that wait for a second person. */
    public long toApprove(Officer officer) {
        return repository.list().stream()
                .filter(version -> version.status() == PolicyStatus.SIMULATED)
                .filter(version -> Approving.isUpTo(officer, version))
                .filter(version -> !approving.isAuthor(officer, version.id()))
                .count();
    }

    /**
     * @throws org.wengang.kernel.Refused policy-not-found
     */
    public PolicyLife life(UUID id, Officer officer) {
        var version = repository.get(id).version();
        var isAuthor = approving.isAuthor(officer, id);
        var second = Approving.isUpTo(officer, version) && !version.isIssued();
        var others =
                repository.list().stream()
                        .filter(other -> other.code().equals(version.code()))
                        .filter(other -> other.version() != version.version())
                        .toList();
        return new PolicyLife(
                version,
                repository.isUnfinished(id),
                steps(version),
                officer.is(Role.POLICY_OFFICER) && officer.org().contains(version.organisation()),
                second && !isAuthor,
                second && isAuthor,
                Issuing.isUpTo(officer, version) && !lives.isApprover(id, officer.id()),
                version.isIssued() ? null : before(version, others),
                others);
    }

    private static @Nullable PolicyVersion before(
            PolicyVersion version, List<PolicyVersion> others) {
        return others.stream()
                .filter(other -> other.isIssued() && other.version() < version.version())
                .findFirst()
                .orElse(null);
    }

    private List<PolicyLife.Step> steps(PolicyVersion version) {
        var steps = new ArrayList<PolicyLife.Step>();
        steps.add(
                new PolicyLife.Step(
                        "policy.step.draft",
                        Tone.NEUTRAL,
                        null,
                        lives.loadedAt(version.id()),
                        null));
        lives.steps(version.id()).forEach(step -> steps.add(taken(step)));
        for (var status :
                List.of(PolicyStatus.SIMULATED, PolicyStatus.APPROVED, PolicyStatus.ISSUED)) {
            if (status.compareTo(version.status()) > 0) {
                steps.add(
                        new PolicyLife.Step(
                                "policy.step.to-be-" + status.stored(),
                                Tone.NEUTRAL,
                                null,
                                null,
                                null));
            }
        }
        return steps;
    }

    private static PolicyLife.Step taken(LifeStep step) {
        var tone =
                switch (step.kind()) {
                    case CHANGED, SENT_BACK -> Tone.WARNING;
                    case SIMULATED, APPROVED -> Tone.INFO;
                    case ISSUED -> Tone.GOOD;
                    case SUPERSEDED, CLOSED -> Tone.NEUTRAL;
                };
        return new PolicyLife.Step(
                "policy.step." + step.kind().name().toLowerCase(java.util.Locale.ROOT),
                tone,
                step.by(),
                step.at(),
                step.reason());
    }
}
