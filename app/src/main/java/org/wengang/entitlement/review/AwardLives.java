package org.wengang.entitlement.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.kernel.Refused;
import org.wengang.security.Accounts;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Awards with all that happened to them; nothing is lost by sending one back. */
@Service
class AwardLives {

    private final ReviewRepository awards;
    private final AwardLifeRepository lives;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;

    AwardLives(
            ReviewRepository awards,
            AwardLifeRepository lives,
            Accounts accounts,
            Audit audit,
            Clock clock) {
        this.awards = awards;
        this.lives = lives;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * @throws Refused security-role-missing, entitlement-award-not-found
     */
    @Transactional(readOnly = true)
    AwardLife get(Officer officer, UUID award) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        var line =
                awards.find(award, officer.id())
                        .orElseThrow(() -> new Refused(EntitlementProblem.AWARD_NOT_FOUND));
        return new AwardLife(
                line, lives.needsSecond(award).orElse(false), lives.steps(award, accounts.names()));
    }

    /**
     * Gives what a reviewer asked for; the award goes back to the reviewers.
     *
     * @param asked the award as the caseworker saw it
     * @throws Refused security-role-missing, entitlement-award-not-found, entitlement-nothing-asked
     *     if it was answered or decided meanwhile
     */
    @Transactional
    void answer(Officer officer, Chosen asked, String answer) {
        officer.require(Role.CASEWORKER);
        if (awards.find(asked.award(), officer.id()).isEmpty()) {
            throw new Refused(EntitlementProblem.AWARD_NOT_FOUND);
        }
        if (!lives.answer(asked.award(), asked.version(), officer.id(), answer, clock.instant())) {
            throw new Refused(EntitlementProblem.NOTHING_ASKED);
        }
        audit.record("award-evidence-given", "award " + asked.award(), "");
    }
}
