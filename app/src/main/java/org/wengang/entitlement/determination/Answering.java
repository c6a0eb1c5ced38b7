package org.wengang.entitlement.determination;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wengang.engine.PolicySql;
import org.wengang.engine.policy.Clause;
import org.wengang.engine.policy.Limits.OrderKey;
import org.wengang.engine.policy.PolicyFile;

/**
 * How judged workers are answered, as steps of a statement: who meets the policy, who is left out
 * because of an award of the group, and how far the budget reaches in the declared order. A
 * determination and a simulation are made of this same text, so that they cannot differ; set-wise
 * it is {@link org.wengang.engine.ledger.Allocation}.
 *
 * <p>Named parameters: org (the policy's organisation), policy, group.
 */
public final class Answering {

    private final int clauses;
    private final String order;

    private Answering(int clauses, String order) {
        this.clauses = clauses;
        this.order = order;
    }

    /**
     * @throws IllegalArgumentException if the clauses do not fit a bit mask
     */
    public static Answering of(PolicyFile policy) {
        var clauses = policy.clauses().size();
        if (clauses > Clause.MOST) {
            throw new IllegalArgumentException(
                    "%d clauses do not fit a bit mask.".formatted(clauses));
        }
        var budget = policy.limits().budget();
        return new Answering(
                clauses, order(budget == null ? List.of(OrderKey.APPLIED_AT) : budget.order()));
    }

    /** The query that judges: a row for each worker of the region, c0, c1, … and amount_fen. */
    String judged(PolicySql policy) {
        return JUDGED.replace("{clauses}", columns(policy.clauseExpressions()))
                .replace("{amount}", policy.amountExpression());
    }

    /**
     * The steps from {@code judged} to {@code answered} (everybody's masks and answer), {@code
     * taken} (persons left out) and {@code queue} (who is due money, with the sum up to them).
     */
    public String answers() {
        return ANSWERS.replace("{true_bits}", bits("c%d"))
                .replace("{unknown_bits}", bits("c%d is null"))
                .replace("{all_bits}", Long.toString((1L << clauses) - 1))
                .replace("{freed}", FREED)
                .replace("{order}", order);
    }

    private static String columns(List<String> clauses) {
        return IntStream.range(0, clauses.size())
                .mapToObj(i -> "(%s) as c%d".formatted(clauses.get(i), i))
                .collect(Collectors.joining(",\n       "));
    }

    private String bits(String condition) {
        return IntStream.range(0, clauses)
                .mapToObj(i ->
                        "case when %s then %d::bigint else 0 end"
                                .formatted(condition.formatted(i), 1L << i))
                .collect(Collectors.joining(" + "));
    }

    private static String order(List<OrderKey> order) {
        var keys = order.stream().map(Answering::column).collect(Collectors.toList());
        keys.add("worker_id");
        return keys.stream().distinct().collect(Collectors.joining(", "));
    }

    private static String column(OrderKey key) {
        return switch (key) {
            case APPLIED_AT -> "applied_at";
            case SUBJECT -> "worker_id";
        };
    }

    /**
     * Awards, as {@code a}, that the next determination of the policy withdraws: what nobody has
     * decided yet, and what was sent back and has been corrected since.
     */
    public static final String FREED =
            """
            a.policy_version_id = :policy
                   and starts_with(a.org_path, :org)
                   and (a.status in ('waiting', 'proposed')
                        or a.status = 'returned' and exists (
                               select 1
                                 from registry.published_worker_facts w
                                where w.worker_id = a.worker_id and w.version <> a.worker_version))\
            """;

    private static final String JUDGED =
            """
            select p.worker_id, p.version, p.person_id, p.bucket, p.org_path, p.applied_at,
                       {clauses},
                       ({amount}) as amount_fen
                  from registry.published_worker_facts p
                 where starts_with(p.org_path, :org)\
            """;

    private static final String ANSWERS =
            """
            answered as (
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
                select g.person_id
                  from entitlement.awarded_persons(:group) g
                 where g.policy_version_id <> :policy
                    or not exists (select 1 from entitlement.award a where a.person_id = g.person_id and a.correction_id is null and {freed})
                union
                select a.person_id
                  from entitlement.award a
                 where a.policy_version_id = :policy and a.status = 'refused' and a.correction_id is null
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
                 where o.nth = 1)\
            """;
}
