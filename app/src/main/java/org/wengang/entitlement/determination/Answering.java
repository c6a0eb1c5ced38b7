package org.wengang.entitlement.determination;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.ledger.Rules;
import org.wengang.engine.policy.Clause;
import org.wengang.engine.policy.Limits.OnExhausted;
import org.wengang.engine.policy.Limits.OrderKey;
import org.wengang.engine.policy.Parties;
import org.wengang.registry.FactsView;

/**
 * How judged workers are answered, as steps of a statement: who meets the policy, who is left out
 * because of an award of the group, and how far the budget reaches in the declared order. A policy
 * that limits more than that has the steps of {@link LimitSteps} between. A determination and a
 * simulation are made of this same text, so that they cannot differ; set-wise it is {@link
 * org.wengang.engine.ledger.Allocation}.
 *
 * <p>Named parameters: org (the policy's organisation), policy, code, group, campaign (null where
 * the policy does not count within one); left_fen where more is limited.
 */
public final class Answering {

    /**
     * What stands in an award of who has it once: campaign, counted_id, counted_within, nth,
     * at_most, cap_within, cap_fen, most_months.
     */
    static final String KEPT = "null, q.person_id, '', 1, 1, null, null, null";

    /** What an award may be corrected to. */
    static final String DUE = "j.amount_fen";

    private final int clauses;
    private final String order;

    /** Null for once a person, with a pool for which the rest waits. */
    private final @Nullable LimitSteps limits;

    private final boolean needsMonth;

    private Answering(int clauses, String order, @Nullable LimitSteps limits, boolean needsMonth) {
        this.clauses = clauses;
        this.order = order;
        this.limits = limits;
        this.needsMonth = needsMonth;
    }

    /**
     * @throws IllegalArgumentException if the clauses do not fit a bit mask
     */
    public static Answering of(CompiledPolicy policy) {
        var file = policy.file();
        var clauses = file.clauses().size();
        if (clauses > Clause.MOST) {
            throw new IllegalArgumentException(
                    "%d clauses do not fit a bit mask.".formatted(clauses));
        }
        var budget = file.limits().budget();
        var order = order(budget == null ? List.of(OrderKey.APPLIED_AT) : budget.order());
        var rules = Rules.of(file.limits(), policy.values(), null);
        var isPlain = file.limits().isOncePerPerson() && rules.onExhausted() == OnExhausted.WAIT;
        return new Answering(
                clauses,
                order,
                isPlain ? null : new LimitSteps(rules, order),
                file.limits().countsByMonth());
    }

    /** Whether there is a step {@code limited}: subject_id, outcome, share_fen, cut_fen. */
    public boolean isLimited() {
        return limits != null;
    }

    String kept() {
        return limits == null ? KEPT : limits.kept();
    }

    String due() {
        return limits == null ? DUE : limits.due();
    }

    String dueJoins() {
        return limits == null ? "" : limits.dueJoins();
    }

    /** The query that judges: a row for each worker of the region, c0, c1, … and amount_fen. */
    String judged(CompiledPolicy policy) {
        return judged(policy, FactsView.of(policy.schema().name()));
    }

    /**
     * @param facts a view with the columns that {@link FactsView} names
     */
    String judged(CompiledPolicy policy, String facts) {
        return JUDGED.replace("{facts}", facts)
                .replace("{payee}", payee(policy))
                .replace("{clauses}", columns(policy.sql().clauseExpressions()))
                .replace("{amount}", policy.sql().amountExpression());
    }

    /**
     * The steps from {@code judged} to {@code answered} (everybody's masks and answer), {@code
     * taken} (persons left out) and {@code queue} (who is due money, with the sum up to them);
     * where more {@linkplain #isLimited is limited}, {@code limited} says of everybody else who was
     * not left out why not.
     */
    public String answers() {
        return (ANSWERED + (limits == null ? ONCE : limits.text()))
                .replace("{true_bits}", bits("c%d"))
                .replace("{unknown_bits}", bits("c%d is null"))
                .replace("{all_bits}", Long.toString((1L << clauses) - 1))
                .replace("{needs}", needsMonth ? " or j.month is null" : "")
                .replace("{freed}", FREED)
                .replace("{order}", order);
    }

    /** The column of the facts that says to whom is paid. */
    public static String payee(CompiledPolicy policy) {
        var confirmed = policy.values().get(Parties.PAYEE);
        return switch (policy.file().parties().paidTo(confirmed)) {
            case SUBJECT -> "payee_id";
            case ORGANISATION -> "organisation_id";
            case SOMEBODY_ELSE -> "null::uuid";
        };
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
        keys.add("subject_id");
        return keys.stream().distinct().collect(Collectors.joining(", "));
    }

    private static String column(OrderKey key) {
        return switch (key) {
            case APPLIED_AT -> "applied_at";
            case SUBJECT -> "subject_id";
        };
    }

    /**
     * Awards, as {@code a}, that the next determination of the policy withdraws: what nobody has
     * decided yet, and what is in review and has been corrected since. What another special action
     * gave stays, and so does what somebody wants a person to decide.
     */
    public static final String FREED =
            """
            a.policy_version_id = :policy
                   and a.campaign is not distinct from :campaign::text
                   and starts_with(a.org_path, :org)
                   and not exists (select
                                     from entitlement.finding f
                                    where f.award_id = a.award_id and f.check_code = 'person-asked'
                                      and f.state = 'open')
                   and (a.status in ('waiting', 'proposed')
                        or a.status in ('asked', 'returned', 'reviewed') and (a.double_of is not null or exists (
                               select 1
                                 from registry.published_subject s
                                where s.subject_id = a.subject_id and s.version <> a.subject_version)))\
            """;

    private static final String JUDGED =
            """
            select p.subject_id, p.version, p.person_id, p.bucket, p.org_path, p.applied_at, p.subject_key,
                       {payee} as payee_id, p.month,
                       {clauses},
                       ({amount}) as amount_fen
                  from {facts} p
                 where starts_with(p.org_path, :org)\
            """;

    private static final String ANSWERED =
            """
            answered as (
                select j.subject_id, j.version, j.person_id, j.bucket, j.org_path, j.applied_at,
                       j.subject_key, j.payee_id, j.month, j.true_bits, j.unknown_bits, j.amount_fen,
                       case when j.true_bits + j.unknown_bits <> {all_bits} then 'not_eligible'
                            when j.unknown_bits <> 0 or j.amount_fen is null{needs} then 'undecided'
                            else 'eligible' end as answer
                  from (select subject_id, version, person_id, bucket, org_path, applied_at, subject_key, payee_id,
                               month, amount_fen,
                               {true_bits} as true_bits,
                               {unknown_bits} as unknown_bits
                          from judged) j
            ), \
            """;

    private static final String ONCE =
            """
            taken as (
                select g.person_id
                  from entitlement.awarded_persons(:group) g
                 where g.policy_version_id <> :policy
                    or not exists (select 1 from entitlement.award a where a.person_id = g.person_id and a.correction_id is null and {freed})
                union
                select a.person_id
                  from entitlement.award a
                 where a.policy_code = :code and a.correction_id is null
                   and (a.policy_version_id = :policy and a.status = 'refused'
                        or a.policy_version_id <> :policy and a.status not in ('refused', 'void'))
            ), once as (
                select a.subject_id, a.version, a.person_id, a.subject_key, a.payee_id, a.month, a.org_path,
                       a.applied_at, a.amount_fen,
                       row_number() over (partition by a.person_id order by {order}) as nth
                  from answered a
                 where a.answer = 'eligible' and a.amount_fen > 0
                   and not exists (select 1 from taken t where t.person_id = a.person_id)
            ), queue as (
                select o.subject_id, o.version, o.person_id, o.subject_key, o.payee_id, o.month, o.org_path,
                       o.amount_fen,
                       row_number() over (order by {order}) as queue_number,
                       sum(o.amount_fen) over (order by {order} rows unbounded preceding) as upto_fen
                  from once o
                 where o.nth = 1)\
            """;
}
