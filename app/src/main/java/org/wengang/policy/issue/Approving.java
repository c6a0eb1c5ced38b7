package org.wengang.policy.issue;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.Refused;
import org.wengang.policy.PolicyProblem;
import org.wengang.policy.PolicyStatus;
import org.wengang.policy.PolicyVersion;
import org.wengang.policy.catalogue.LifeRepository;
import org.wengang.policy.catalogue.PolicyRepository;
import org.wengang.policy.catalogue.Rulebook;
import org.wengang.policy.catalogue.StoredPolicy;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** The second person: agrees to a simulated version, or sends it back. */
@Service
@Transactional
public class Approving {

    private final PolicyRepository repository;
    private final LifeRepository lives;
    private final Obstacles obstacles;
    private final Audit audit;
    private final Clock clock;

    Approving(
            PolicyRepository repository,
            LifeRepository lives,
            Rulebook rulebook,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.lives = lives;
        this.obstacles = new Obstacles(repository, rulebook, clock);
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether the officer may be the second person for policies of this office. */
    public static boolean isUpTo(Officer officer, PolicyVersion policy) {
        return (officer.is(Role.REVIEWER) || officer.is(Role.POLICY_OFFICER))
                && officer.org().equals(policy.organisation());
    }

    /** Whether the officer wrote the text or confirmed one of its values. */
    @Transactional(readOnly = true)
    public boolean isAuthor(Officer officer, UUID id) {
        return lives.isAuthor(id, officer.id());
    }

    /**
     * Agrees to exactly this text with exactly these values; another word makes it a draft again.
     *
     * @return what stands in the way, in the order of the file; empty when it is approved now
     * @throws Refused security-role-missing, policy-not-found, policy-of-others,
     *     policy-already-issued, policy-already-approved, policy-own-work
     */
    public List<Obstacle> approve(Officer officer, UUID id) {
        var policy = lock(officer, id);
        if (policy.version().status() == PolicyStatus.APPROVED) {
            throw new Refused(PolicyProblem.ALREADY_APPROVED);
        }
        var found = obstacles.toApprove(policy);
        if (found.isEmpty()) {
            lives.approved(policy.version(), officer, clock.instant());
            audit.record("policy-approved", "policy-version " + id, policy.version().name());
        }
        return found;
    }

    /**
     * Makes a draft of it again.
     *
     * @param reason 1 to 500 characters
     * @throws Refused security-role-missing, policy-not-found, policy-of-others,
     *     policy-already-issued, policy-own-work, policy-nothing-to-send-back
     */
    public void sendBack(Officer officer, UUID id, String reason) {
        var policy = lock(officer, id);
        if (policy.version().status() == PolicyStatus.DRAFT) {
            throw new Refused(PolicyProblem.NOTHING_TO_SEND_BACK);
        }
        lives.sentBack(policy.version(), officer, clock.instant(), reason);
        audit.record("policy-sent-back", "policy-version " + id, policy.version().name());
    }

    private StoredPolicy lock(Officer officer, UUID id) {
        officer.require(Role.REVIEWER, Role.POLICY_OFFICER);
        if (!isUpTo(officer, repository.get(id).version())) {
            throw new Refused(PolicyProblem.OF_OTHERS);
        }
        var policy = repository.lock(id);
        if (policy.version().isIssued()) {
            throw new Refused(PolicyProblem.ALREADY_ISSUED, policy.version().code());
        }
        if (lives.isAuthor(id, officer.id())) {
            throw new Refused(PolicyProblem.OWN_WORK);
        }
        return policy;
    }
}
