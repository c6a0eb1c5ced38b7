package org.wengang.entitlement.determination;

import org.wengang.engine.CompiledPolicy;

/**
 * The one statement that determines a policy for a whole region: it judges every worker clause by
 * clause, answers as {@link Answering} says, and writes an answer for everybody and an award for
 * whoever is due one.
 *
 * <p>The text holds the policy's own expressions, whose constants are typed literals of closed
 * types; everything else is a named parameter: run, policy, group, org (the policy's organisation),
 * form, by, at, left_fen.
 */
final class DeterminationStatement {

    private DeterminationStatement() {}

    static String of(CompiledPolicy policy) {
        var answering = Answering.of(policy.file());
        return TEXT.replace("{judged}", answering.judged(policy.sql()))
                .replace("{answers}", answering.answers());
    }

    private static final String TEXT =
            """
            with judged as materialized (
                {judged}
            ), {answers}, made as (
                insert into entitlement.award
                       (award_id, run_id, policy_version_id, exclusive_group, worker_id, worker_version,
                        person_id, org_path, form, amount_fen, queue_number, status, proposed_by,
                        changed_by, changed_at)
                select entitlement.award_id(:at, q.queue_number), :run, :policy, :group, q.worker_id, q.version,
                       q.person_id, q.org_path, :form, q.amount_fen, q.queue_number,
                       case when :left_fen::bigint is null or q.upto_fen <= :left_fen::bigint
                            then 'proposed' else 'waiting' end,
                       :by, :by, :at
                  from queue q
                 order by q.queue_number
                on conflict do nothing
                returning worker_id, status
            )
            insert into entitlement.determination
                   (run_id, worker_id, worker_version, person_id, bucket, org_path, verdict, true_bits,
                    unknown_bits, amount_fen)
            select :run, d.worker_id, d.version, d.person_id, d.bucket, d.org_path, d.verdict, d.true_bits,
                   d.unknown_bits,
                   case when d.verdict in ('eligible', 'waiting_budget') then d.amount_fen end
              from (select a.worker_id, a.version, a.person_id, a.bucket, a.org_path, a.true_bits,
                           a.unknown_bits, a.amount_fen,
                           case when a.answer <> 'eligible' then a.answer
                                when a.amount_fen = 0 or m.status = 'proposed' then 'eligible'
                                when m.status = 'waiting' then 'waiting_budget'
                                else 'excluded' end as verdict
                      from answered a
                      left join made m using (worker_id)) d\
            """;
}
