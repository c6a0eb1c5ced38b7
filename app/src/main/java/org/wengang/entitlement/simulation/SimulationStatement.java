package org.wengang.entitlement.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.schema.FactSchema;
import org.wengang.entitlement.determination.Answering;
import org.wengang.registry.FactsView;

/**
 * The statements of a simulation. Everybody is read once: each expression that the variants have
 * between them is a column, and what variants share is computed once for all of them. Each variant
 * is then answered from those columns by the text of a determination ({@link Answering}).
 *
 * <p>Named parameters: org, policy, code, group, campaign, variant (its number), left_fen.
 */
final class SimulationStatement {

    private final List<CompiledPolicy> variants;
    private final Map<String, String> columns = new LinkedHashMap<>();

    SimulationStatement(List<CompiledPolicy> variants) {
        this.variants = List.copyOf(variants);
        for (var variant : variants) {
            expressions(variant).forEach(this::column);
        }
    }

    private static List<String> expressions(CompiledPolicy variant) {
        var all = new ArrayList<>(variant.sql().clauseExpressions());
        all.add(variant.sql().amountExpression());
        return all;
    }

    private String column(String expression) {
        return columns.computeIfAbsent(expression, text -> "e" + columns.size());
    }

    /** Reads everybody once. */
    String judge() {
        var computed =
                columns.entrySet().stream()
                        .map(column -> "(%s) as %s".formatted(column.getKey(), column.getValue()))
                        .collect(Collectors.joining(",\n       "));
        var schema = variants.getFirst().schema();
        return JUDGE.replace("{columns}", computed)
                .replace("{facts}", FactsView.of(schema.name()))
                .replace("{employer_kind}", employerKind(schema));
    }

    /** For the table by kinds of employers; null where the facts do not say. */
    private static String employerKind(FactSchema schema) {
        var kind = schema.facts().get("employer_kind");
        return kind == null ? "null::text" : "p." + kind.column();
    }

    /** Answers everybody by one variant. */
    String answer(int number) {
        var policy = variants.get(number);
        var answering = Answering.of(policy);
        var names = policy.sql().clauseExpressions().stream().map(this::column).toList();
        var clauses =
                IntStream.range(0, names.size())
                        .mapToObj(i -> "%s as c%d".formatted(names.get(i), i))
                        .collect(Collectors.joining(", "));
        return ANSWER.replace("{clauses}", clauses)
                .replace("{payee}", Answering.payee(policy))
                .replace("{amount}", column(policy.sql().amountExpression()))
                .replace("{answers}", answering.answers())
                .replace("{verdict}", answering.isLimited() ? LIMITED_VERDICT : VERDICT)
                .replace(
                        "{amount_fen}",
                        answering.isLimited()
                                ? "coalesce(l.share_fen, a.amount_fen)"
                                : "a.amount_fen")
                .replace("{due}", answering.isLimited() ? "limited l" : "queue q");
    }

    private static final String JUDGE =
            """
            create temporary table simulated on commit drop as
            select p.subject_id, p.version, p.person_id, p.bucket, p.org_path, p.applied_at,
                   {employer_kind} as employer_kind, p.subject_key, p.payee_id, p.organisation_id, p.month,
                   {columns}
              from {facts} p
             where starts_with(p.org_path, :org)\
            """;

    private static final String ANSWER =
            """
            insert into simulated_line
                   (variant, subject_id, person_id, org_path, employer_kind, applied_at, verdict, is_taken,
                    true_bits, unknown_bits, amount_fen)
            with judged as (
                select subject_id, version, person_id, bucket, org_path, applied_at, subject_key,
                       {payee} as payee_id, month,
                       {clauses},
                       {amount} as amount_fen
                  from simulated
            ), {answers}
            select :variant, a.subject_id, a.person_id, a.org_path, s.employer_kind, a.applied_at,
                   {verdict},
                   t.person_id is not null,
                   a.true_bits, a.unknown_bits, {amount_fen}
              from answered a
              join simulated s using (subject_id)
              left join {due} using (subject_id)
              left join taken t on t.person_id = a.person_id\
            """;

    private static final String VERDICT =
            """
            case when a.answer <> 'eligible' then a.answer
                        when a.amount_fen = 0 then 'eligible'
                        when q.subject_id is null then 'excluded'
                        when :left_fen::bigint is null or q.upto_fen <= :left_fen::bigint then 'eligible'
                        else 'waiting_budget' end\
            """;

    private static final String LIMITED_VERDICT =
            """
            case when a.answer <> 'eligible' then a.answer
                        when a.amount_fen = 0 then 'eligible'
                        else coalesce(l.outcome, 'excluded') end\
            """;
}
