package org.wengang.entitlement.person;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.entitlement.GivenLimits;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/**
 * Awards as any number of determinations and reviews may have left them: of two policies of one
 * exclusive group, and of one that gives twice, in two months, up to a cap. What the schema does
 * not allow is not there.
 */
final class GivenAwards {

    private static final List<String> STATUSES =
            List.of("waiting", "proposed", "returned", "approved", "approved", "refused", "void");
    private static final List<String> CAMPAIGNS = List.of("甲", "乙", "丙");

    private final GivenEntitlements given;
    private final Random random;
    private final Officer officer;
    private final UUID first;
    private final UUID second;
    private final UUID limited;
    private int queue;

    GivenAwards(GivenEntitlements given, Random random) {
        this.given = given;
        this.random = random;
        this.officer = given.officer(GivenEntitlements.HENGSHUI, Role.CASEWORKER);
        this.first = policy("R-TRIAL-1");
        this.second = policy("R-TRIAL-2");
        this.limited = policy("R-TRIAL-3");
    }

    private UUID policy(String code) {
        var id =
                given.issued(
                        new GivenLimits(code, 1, Map.of("per_person", "{ times: 1 }"), "wait")
                                .yaml(),
                        GivenEntitlements.HENGSHUI,
                        Map.of("cap", "99.00", "most", "2", "budget", "1000000.00"));
        given.owner()
                .sql(
                        """
                        insert into entitlement.budget_pool
                               (policy_version_id, org_path, amount_fen, policy_code, version)
                        select policy_version_id, org_path, 100000000, code, version
                          from policy.policy_version
                         where policy_version_id = :policy\
                        """)
                .param("policy", id)
                .update();
        return id;
    }

    /** Tries some awards of each worker. */
    void of(List<UUID> workers) {
        for (var worker : workers) {
            for (var tries = random.nextInt(6); tries > 0; tries--) {
                attempt(worker);
            }
        }
    }

    private void attempt(UUID worker) {
        var kind = random.nextInt(3);
        var policy = List.of(first, second, limited).get(kind);
        var isLimited = kind == 2;
        var status = STATUSES.get(random.nextInt(STATUSES.size()));
        var isDecided = List.of("approved", "returned", "refused").contains(status);
        var award = Ids.newId();
        try {
            given.owner()
                    .sql(
                            """
                            insert into entitlement.award
                                   (award_id, run_id, policy_version_id, exclusive_group, subject_id, subject_version,
                                    person_id, org_path, form, amount_fen, queue_number, status, proposed_by,
                                    decided_by, reason, changed_by, changed_at, policy_code, subject_key, payee_id,
                                    month, campaign, counted_id, counted_within, nth, at_most, cap_within, cap_fen,
                                    most_months)
                            select :award, :run, :policy, :group, worker_id, version, person_id, org_path, 'cash',
                                   :fen, :queue, :status, :by, :decided, :reason, :by, '2021-02-05', :code, person_id,
                                   person_id, cast(:month as date), :campaign, person_id, '', :nth, :most, :within,
                                   cast(:cap as bigint), cast(:months as int)
                              from registry.worker
                             where worker_id = :worker\
                            """)
                    .param("award", award)
                    .param("run", given.startedRun(officer, policy))
                    .param("policy", policy)
                    .param("group", isLimited ? null : "G")
                    .param("fen", 100L + random.nextInt(500))
                    .param("queue", ++queue)
                    .param("status", status)
                    .param("by", officer.id())
                    .param("decided", isDecided ? Ids.newId() : null)
                    .param("reason", isDecided ? "试验" : null)
                    .param("code", "R-TRIAL-" + (kind + 1))
                    .param(
                            "month",
                            isLimited ? "2021-0%d-01".formatted(1 + random.nextInt(4)) : null)
                    .param("campaign", isLimited ? CAMPAIGNS.get(random.nextInt(3)) : null)
                    .param("nth", isLimited ? 1 + random.nextInt(2) : 1)
                    .param("most", isLimited ? 2 : 1)
                    .param("within", isLimited ? "" : null)
                    .param("cap", isLimited ? 900 : null)
                    .param("months", isLimited ? 2 : null)
                    .param("worker", worker)
                    .update();
        } catch (DataIntegrityViolationException notAllowed) {
            return;
        }
        if (status.equals("approved") && random.nextBoolean()) {
            pay(award, policy);
        }
    }

    private void pay(UUID award, UUID policy) {
        given.accounts(policy);
        given.owner()
                .sql(
                        """
                        with batch as (
                            insert into entitlement.payment_batch
                                   (payment_batch_id, org_path, policy_version_id, policy_code, policy_title,
                                    policy_title_en, submission, made_at, made_by, made_on, line_count, total_fen)
                            select :batch, org_path, policy_version_id, code, title, title_en, :batch, '2021-02-06',
                                   :by, '2021-02-06', 1, 1
                              from policy.policy_version
                             where policy_version_id = :policy
                            returning payment_batch_id
                        )
                        insert into entitlement.payment_line
                               (payment_batch_id, line_number, org_path, award_id, payee, name, id_sealed, id_last4,
                                amount_fen, approved_by, made_by, account_id)
                        select payment_batch_id, 1, a.org_path, a.award_id, 'person', '试', '\\x00', '0000', a.amount_fen,
                               a.decided_by, :by, p.account_id
                          from batch, entitlement.award a
                          join entitlement.payee_account p on p.subject_id = a.subject_id
                         where a.award_id = :award\
                        """)
                .param("batch", Ids.newId())
                .param("by", Ids.newId())
                .param("policy", policy)
                .param("award", award)
                .update();
    }
}
