package org.wengang.entitlement.determination;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.population.RunManifest;
import org.wengang.registry.Subjects;

/** What a determination writes. All of it belongs into one transaction that holds the pool. */
@Component
final class DeterminationRepository {

    private static final String ROW_HASH =
            RunManifest.rowHashSql(
                    "entitlement.row_key(subject_id)", "amount_fen", "true_bits", "unknown_bits");

    private final JdbcClient jdbc;
    private final Subjects subjects;

    DeterminationRepository(JdbcClient jdbc, Subjects subjects) {
        this.jdbc = jdbc;
        this.subjects = subjects;
    }

    /**
     * One determination at a time of a policy, whatever its version, and in an exclusive group,
     * whichever county runs it; and none while records are merged.
     *
     * @param group null for none
     */
    void lock(String policyCode, @Nullable String group) {
        subjects.holdStill();
        lock(policyCode);
        if (group != null) {
            lock(group);
        }
    }

    private void lock(String name) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 7))::text")
                .param("name", name)
                .query(String.class)
                .list();
    }

    /**
     * Withdraws what nobody has decided yet of the run's special action, and what was sent back and
     * has been corrected since; their money goes back to the pool.
     */
    int voidUndecided(Run run, Instant now) {
        return jdbc.sql(
                        """
                        update entitlement.award a
                           set status = 'void', changed_by = :by, changed_at = :now, version = a.version + 1
                         where \
                        """
                                + Answering.FREED)
                .param("by", run.startedBy())
                .param("now", Timestamp.from(now))
                .param("policy", run.policyVersionId())
                .param("campaign", run.campaign())
                .param("org", run.organisation().value())
                .update();
    }

    /** What nobody has decided on of the run's special action is found anew, or no longer. */
    void voidCorrections(Run run) {
        jdbc.sql(
                        """
                        update entitlement.correction c
                           set status = 'void'
                         where c.policy_version_id = :policy and c.status = 'proposed'
                           and starts_with(c.org_path, :org)
                           and exists (select 1
                                         from entitlement.award a
                                        where a.award_id = c.award_id and a.double_of is null
                                          and a.campaign is not distinct from :campaign::text)\
                        """)
                .param("policy", run.policyVersionId())
                .param("campaign", run.campaign())
                .param("org", run.organisation().value())
                .update();
    }

    /** The days as of which awards of the policy were approved. */
    List<LocalDate> awardedDays(UUID policyVersionId) {
        return jdbc.sql(
                        """
                        select r.as_of
                          from entitlement.run r
                         where r.policy_version_id = :policy and r.finished_at is not null
                           and exists (select 1
                                         from entitlement.award a
                                        where a.run_id = r.run_id and a.status = 'approved')
                         group by r.as_of\
                        """)
                .param("policy", policyVersionId)
                .query((row, number) -> row.getDate("as_of").toLocalDate())
                .list();
    }

    long countCorrections(UUID run) {
        return jdbc.sql("select count(*) from entitlement.correction where run_id = :run")
                .param("run", run)
                .query(Long.class)
                .single();
    }

    /**
     * Judges everybody, gives the budget out and writes answers and awards.
     *
     * @param group null where a person may have more than one award
     * @param leftFen of the pool; null for no limit
     * @param sameDays as of which awards may be compared with what is due now
     * @return how many people have an answer
     */
    int determine(
            Run run,
            CompiledPolicy policy,
            @Nullable String group,
            @Nullable Long leftFen,
            List<LocalDate> sameDays,
            Instant now) {
        var form =
                switch (policy.file().benefit().kind()) {
                    case CASH -> "cash";
                    case VOUCHER -> "voucher";
                    case E_RED_PACKET, GOODS, FEE_WAIVER ->
                            throw new IllegalStateException(
                                    "Issued in a form that cannot be given: "
                                            + policy.file().code());
                };
        joinByHash();
        return jdbc.sql(DeterminationStatement.of(policy))
                .param("run", run.id())
                .param("policy", run.policyVersionId())
                .param("code", run.policyCode())
                .param("group", group)
                .param("campaign", run.campaign())
                .param("org", run.organisation().value())
                .param("form", form)
                .param("by", run.startedBy())
                .param("at", Timestamp.from(now))
                .param("left_fen", leftFen)
                .param(
                        "same_days",
                        sameDays.stream()
                                .map(LocalDate::toString)
                                .collect(Collectors.joining(",", "{", "}")))
                .update();
    }

    /**
     * What the first steps of the statement will find, the planner can only guess; it guesses one
     * row and would compare everybody with everybody. Joining by hash is linear whatever they find.
     */
    private void joinByHash() {
        jdbc.sql("select set_config('enable_nestloop', 'off', true)").query(String.class).single();
    }

    /** Counts what was written and closes the run. */
    Run.Counts finish(UUID run, Instant now) {
        return jdbc.sql(
                        """
                        update entitlement.run r
                           set finished_at = :now, people = c.people, eligible = c.eligible,
                               not_eligible = c.not_eligible, undecided = c.undecided, excluded = c.excluded,
                               out_of_months = c.out_of_months, capped = c.capped,
                               waiting_budget = c.waiting_budget, refused_budget = c.refused_budget,
                               eligible_fen = c.eligible_fen,
                               snapshot = c.snapshot, row_hash = c.row_hash
                          from (select count(*) as people,
                                       count(*) filter (where verdict = 'eligible') as eligible,
                                       count(*) filter (where verdict = 'not_eligible') as not_eligible,
                                       count(*) filter (where verdict = 'undecided') as undecided,
                                       count(*) filter (where verdict = 'excluded') as excluded,
                                       count(*) filter (where verdict = 'out_of_months') as out_of_months,
                                       count(*) filter (where verdict = 'capped') as capped,
                                       count(*) filter (where verdict = 'waiting_budget') as waiting_budget,
                                       count(*) filter (where verdict = 'refused_budget') as refused_budget,
                                       coalesce(sum(amount_fen) filter (where verdict = 'eligible'), 0)::bigint
                                           as eligible_fen,
                                       entitlement.snapshot_name(
                                           count(*),
                                           sum(entitlement.snapshot_mark(subject_id, subject_version)))
                                           as snapshot,
                                       sum({row_hash})::bigint as row_hash
                                  from entitlement.determination
                                 where run_id = :run) c
                         where r.run_id = :run
                        returning r.people, r.eligible, r.not_eligible, r.undecided, r.excluded,
                                  r.out_of_months, r.capped, r.waiting_budget, r.refused_budget,
                                  r.eligible_fen\
                        """
                                .replace("{row_hash}", ROW_HASH))
                .param("now", Timestamp.from(now))
                .param("run", run)
                .query(RunRepository::counts)
                .single();
    }
}
