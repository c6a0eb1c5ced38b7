package org.wengang.entitlement.determination;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wengang.engine.PolicySql;
import org.wengang.engine.policy.Clause;
import org.wengang.engine.policy.Limits.OrderKey;

/**
 * The one statement that determines a policy for a whole region: it judges every worker clause by
 * clause, leaves out whoever holds an award of the group, gives the budget out in the declared
 * order and writes an answer for everybody and an award for whoever is due one.
 *
 * <p>Set-wise the same as {@link org.wengang.engine.ledger.Allocation}. The text holds the policy's
 * own expressions, whose constants are typed literals of closed types; everything else is a named
 * parameter: run, policy, group, org (the policy's organisation), form, by, at, left_fen.
 */
final class DeterminationStatement {

    private DeterminationStatement() {}

    /**
     * @param order what the budget is spent by, first key first; the worker's id decides what is
     *     left open
     */
    static String of(PolicySql policy, List<OrderKey> order) {
        var clauses = policy.clauseExpressions();
        if (clauses.size() > Clause.MOST) {
            throw new IllegalArgumentException(
                    "%d clauses do not fit a bit mask.".formatted(clauses.size()));
        }
        var columns =
                IntStream.range(0, clauses.size())
                        .mapToObj(i -> "(%s) as c%d".formatted(clauses.get(i), i))
                        .collect(Collectors.joining(",\n           "));
        return TEXT.replace("{clauses}", columns)
                .replace("{amount}", policy.amountExpression())
                .replace("{true_bits}", bits(clauses.size(), "c%d"))
                .replace("{unknown_bits}", bits(clauses.size(), "c%d is null"))
                .replace("{all_bits}", Long.toString((1L << clauses.size()) - 1))
                .replace("{order}", order(order));
    }

    private static String bits(int count, String condition) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        "case when %s then %d::bigint else 0 end"
                                .formatted(condition.formatted(i), 1L << i))
                .collect(Collectors.joining(" + "));
    }

    private static String order(List<OrderKey> order) {
        var keys = order.stream().map(DeterminationStatement::column).collect(Collectors.toList());
        keys.add("worker_id");
        return keys.stream().distinct().collect(Collectors.joining(", "));
    }

    private static String column(OrderKey key) {
        return switch (key) {
            case APPLIED_AT -> "applied_at";
            case SUBJECT -> "worker_id";
        };
    }

    private static final String TEXT =
            """
            with judged as materialized (
                select p.worker_id, p.version, p.person_id, p.bucket, p.org_path, p.applied_at,
                       {clauses},
                       ({amount}) as amount_fen
                  from registry.published_worker_facts p
                 where starts_with(p.org_path, :org)
            ), answered as (
                select j.worker_id, j.version, j.person_id, j.bucket, j.org_path, j.applied_at,
                       j.true_bits, j.unknown_bits, j.amount_fen,
                       case when j.true_bits + j.unknown_bits <> {all_bits} then 'not_eligible'
                            when j.unknown_bits <> 0 or j.amount_fen is null then 'undecided'
                            else 'eligible' end as answer
                  from (select worker_id, version, person_id, bucket, org_path, applied_at, amount_fen,
                               {true_bits} as true_bits,
                               {unknown_bits} as unknown_bits
                          from judged) j
            ), taken as (
                select person_id from entitlement.awarded_persons(:group)
                union
                select a.person_id
                  from entitlement.award a
                 where a.policy_version_id = :policy and a.status = 'refused'
            ), once as (
                select a.worker_id, a.version, a.person_id, a.org_path, a.applied_at, a.amount_fen,
                       row_number() over (partition by a.person_id order by {order}) as nth
                  from answered a
                 where a.answer = 'eligible' and a.amount_fen > 0
                   and not exists (select 1 from taken t where t.person_id = a.person_id)
            ), queue as (
                select o.worker_id, o.version, o.person_id, o.org_path, o.amount_fen,
                       row_number() over (order by {order}) as queue_number,
                       sum(o.amount_fen) over (order by {order} rows unbounded preceding) as upto_fen
                  from once o
                 where o.nth = 1
            ), made as (
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
