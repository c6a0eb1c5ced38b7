package org.wengang.engine.population;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.PolicySql;
import org.wengang.engine.language.Expression;
import org.wengang.engine.sql.Dialect;
import org.wengang.engine.sql.SqlWriter;

/**
 * Several policies over one scan of the facts. What more than one clause or amount asks is computed
 * once, as a column of the source; policies with other parameter values share what does not depend
 * on them.
 *
 * @param source a FROM item with the alias {@code p}: the facts and the shared columns
 * @param policies in the order given; their expressions stand over {@code source}
 * @param shared how many columns are shared
 */
public record SharedScan(String source, List<PolicySql> policies, int shared) {

    private static final Pattern TABLE = Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)?");

    /** Cheaper parts are not worth a column. */
    private static final long LIGHT = 4;

    public SharedScan {
        policies = List.copyOf(policies);
    }

    /**
     * @param facts the table or view of the facts, with its schema if any
     * @throws IllegalArgumentException if there is no policy, they are of different fact schemas,
     *     or the table has no plain name
     */
    public static SharedScan of(List<CompiledPolicy> policies, String facts, Dialect dialect) {
        if (!TABLE.matcher(facts).matches()) {
            throw new IllegalArgumentException("Not the name of a table: " + facts);
        }
        if (policies.stream().map(CompiledPolicy::schema).distinct().count() != 1) {
            throw new IllegalArgumentException("The policies must be of one fact schema.");
        }
        Map<String, String> columns = columns(policies, dialect);
        var written = new ArrayList<PolicySql>();
        for (CompiledPolicy policy : policies) {
            var writer = new SqlWriter(policy.bindings(), dialect, columns);
            written.add(
                    new PolicySql(
                            policy.checked().clauses().stream().map(writer::expression).toList(),
                            writer.expression(policy.checked().amount())));
        }
        return new SharedScan(source(facts, columns), written, columns.size());
    }

    /** {@code offset 0} keeps the planner from writing a column out again wherever it is used. */
    private static String source(String facts, Map<String, String> columns) {
        if (columns.isEmpty()) {
            return facts + " p";
        }
        String shared =
                columns.entrySet().stream()
                        .map(column ->
                                "%s as %s"
                                        .formatted(column.getKey(), column.getValue().substring(2)))
                        .collect(Collectors.joining(", "));
        return "(select p.*, %s from %s p offset 0) p".formatted(shared, facts);
    }

    /** The largest parts that are written more than once, by their text. */
    private static Map<String, String> columns(List<CompiledPolicy> policies, Dialect dialect) {
        var counts = new LinkedHashMap<String, Integer>();
        for (CompiledPolicy policy : policies) {
            var writer = new SqlWriter(policy.bindings(), dialect);
            roots(policy).forEach(root -> count(root, writer, counts));
        }
        var columns = new LinkedHashMap<String, String>();
        for (CompiledPolicy policy : policies) {
            var writer = new SqlWriter(policy.bindings(), dialect);
            roots(policy).forEach(root -> choose(root, writer, counts, columns));
        }
        return columns;
    }

    private static Stream<Expression> roots(CompiledPolicy policy) {
        return Stream.concat(
                policy.checked().clauses().stream(), Stream.of(policy.checked().amount()));
    }

    private static boolean isHeavy(Expression part) {
        return part.weight() >= LIGHT;
    }

    private static void count(Expression part, SqlWriter writer, Map<String, Integer> counts) {
        if (isHeavy(part)) {
            counts.merge(writer.expression(part), 1, Integer::sum);
            part.parts().forEach(each -> count(each, writer, counts));
        }
    }

    private static void choose(
            Expression part,
            SqlWriter writer,
            Map<String, Integer> counts,
            Map<String, String> columns) {
        if (!isHeavy(part)) {
            return;
        }
        String text = writer.expression(part);
        @Nullable Integer count = counts.get(text);
        if (Objects.requireNonNull(count) > 1) {
            columns.putIfAbsent(text, "p.shared_" + columns.size());
        } else {
            part.parts().forEach(each -> choose(each, writer, counts, columns));
        }
    }
}
