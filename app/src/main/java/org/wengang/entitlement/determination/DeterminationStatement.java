package org.wengang.entitlement.determination;

import org.wengang.engine.CompiledPolicy;

/**
 * The one statement that determines a policy for a whole region: it judges every worker clause by
 * clause, answers as {@link Answering} says, and writes an answer for everybody, an award for
 * whoever is due one, and a correction for every approved award of the same special action that the
 * rule now sees otherwise. What is not known now corrects nothing, nor does what somebody has
 * rejected on the same facts, nor downwards what was last accepted on them. What was waived the
 * person has already: upwards it counts as standing.
 *
 * <p>The text holds the policy's own expressions, whose constants are typed literals of closed
 * types; everything else is a named parameter: run, policy, code, group, campaign, org (the
 * policy's organisation), form, by, at, left_fen, same_days (days as of which the rule has the
 * values of this run).
 */
final class DeterminationStatement {

    private DeterminationStatement() {}

    static String of(CompiledPolicy policy) {
        var answering = Answering.of(policy);
        return of(answering, answering.judged(policy));
    }

    /**
     * @param facts a view with the columns that {@link org.wengang.registry.FactsView} names
     */
    static String of(CompiledPolicy policy, String facts) {
        var answering = Answering.of(policy);
        return of(answering, answering.judged(policy, facts));
    }

    private static String of(Answering answering, String judged) {
        var isLimited = answering.isLimited();
        return TEXT.replace("{judged}", judged)
                .replace("{answers}", answering.answers())
                .replace("{kept}", answering.kept())
                .replace("{due}", answering.due())
                .replace("{due_joins}", answering.dueJoins())
                .replace("{verdicts}", isLimited ? LIMITED_VERDICTS : VERDICTS)
                .replace("{cut_column}", isLimited ? ", cut_fen" : "")
                .replace("{cut_value}", isLimited ? ", d.cut_fen" : "");
    }

    private static final String TEXT =
            """
            with judged as materialized (
                {judged}
            ), {answers}, made as (
                insert into entitlement.award
                       (award_id, run_id, policy_version_id, exclusive_group, subject_id, subject_version,
                        person_id, org_path, form, amount_fen, queue_number, status, proposed_by,
                        changed_by, changed_at, policy_code, subject_key, payee_id, month, campaign, counted_id,
                        counted_within, nth, at_most, cap_within, cap_fen, most_months)
                select entitlement.award_id(:at, q.queue_number), :run, :policy, :group, q.subject_id, q.version,
                       q.person_id, q.org_path, :form, q.amount_fen, q.queue_number,
                       case when :left_fen::bigint is null or q.upto_fen <= :left_fen::bigint
                            then 'proposed' else 'waiting' end,
                       :by, :by, :at, :code, q.subject_key, q.payee_id, q.month, {kept}
                  from queue q
                 order by q.queue_number
                on conflict do nothing
                returning subject_id, status
            ), now_due as (
                select a.award_id, a.org_path, j.subject_id, j.version,
                       entitlement.standing_fen(a.award_id) as old_fen,
                       case j.answer when 'eligible' then {due} when 'not_eligible' then 0 end as new_fen,
                       (d.true_bits # j.true_bits) | (d.unknown_bits # j.unknown_bits) as changed_bits
                  from entitlement.award a
                  join answered j using (subject_id)
                  join entitlement.run r on r.run_id = a.run_id
                  join entitlement.determination d on d.run_id = a.run_id and d.subject_id = a.subject_id{due_joins}
                 where a.policy_version_id = :policy and a.campaign is not distinct from :campaign::text
                   and a.status = 'approved' and a.correction_id is null and a.double_of is null
                   and r.as_of = any (:same_days::date[])
            ), corrected as (
                insert into entitlement.correction
                       (correction_id, org_path, award_id, run_id, policy_version_id, subject_id, subject_version,
                        old_fen, new_fen, changed_bits, proposed_by, proposed_at, status)
                select entitlement.award_id(:at, row_number() over (order by n.award_id)), n.org_path, n.award_id,
                       :run, :policy, n.subject_id, n.version,
                       case when n.new_fen < n.old_fen then n.old_fen
                            else n.old_fen + entitlement.waived_fen(n.award_id) end,
                       n.new_fen, n.changed_bits, :by, :at,
                       'proposed'
                  from now_due n
                 where n.old_fen <> n.new_fen
                   and (n.new_fen < n.old_fen
                        or n.new_fen > n.old_fen + entitlement.waived_fen(n.award_id))
                   and not exists (
                       select 1
                         from entitlement.correction c
                         left join entitlement.award t on t.correction_id = c.correction_id
                        where c.award_id = n.award_id and c.new_fen = n.new_fen
                          and c.subject_version = n.version
                          and (c.status = 'rejected' or t.status = 'refused'
                               or c.status = 'accepted' and c.new_fen < c.old_fen and n.new_fen < n.old_fen
                                  and not exists (
                                      select 1
                                        from entitlement.correction newer
                                       where newer.award_id = c.award_id and newer.status = 'accepted'
                                         and newer.decided_at > c.decided_at)))
            )
            insert into entitlement.determination
                   (run_id, subject_id, subject_version, person_id, bucket, org_path, verdict, true_bits,
                    unknown_bits, amount_fen{cut_column})
            select :run, d.subject_id, d.version, d.person_id, d.bucket, d.org_path, d.verdict, d.true_bits,
                   d.unknown_bits,
                   case when d.verdict in ('eligible', 'waiting_budget') then d.amount_fen end{cut_value}
              from ({verdicts}) d\
            """;

    private static final String VERDICTS =
            """
            select a.subject_id, a.version, a.person_id, a.bucket, a.org_path, a.true_bits,
                           a.unknown_bits, a.amount_fen,
                           case when a.answer <> 'eligible' then a.answer
                                when a.amount_fen = 0 or m.status = 'proposed' then 'eligible'
                                when m.status = 'waiting' then 'waiting_budget'
                                else 'excluded' end as verdict
                      from answered a
                      left join made m using (subject_id)\
            """;

    private static final String LIMITED_VERDICTS =
            """
            select a.subject_id, a.version, a.person_id, a.bucket, a.org_path, a.true_bits, a.unknown_bits,
                           coalesce(l.share_fen, a.amount_fen) as amount_fen,
                           case when m.subject_id is not null or l.outcome in ('capped', 'refused_budget')
                                then l.cut_fen end as cut_fen,
                           case when a.answer <> 'eligible' then a.answer
                                when a.amount_fen = 0 then 'eligible'
                                when l.outcome in ('eligible', 'waiting_budget') and m.subject_id is null
                                then 'excluded'
                                else coalesce(l.outcome, 'excluded') end as verdict
                      from answered a
                      left join limited l using (subject_id)
                      left join made m using (subject_id)\
            """;
}
