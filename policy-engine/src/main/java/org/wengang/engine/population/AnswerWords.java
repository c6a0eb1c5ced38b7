package org.wengang.engine.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.PolicySql;
import org.wengang.engine.closure.Closures;
import org.wengang.engine.closure.Term;
import org.wengang.engine.language.Expression;
import org.wengang.engine.policy.Verdict;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.sql.Dialect;
import org.wengang.engine.sql.SqlWriter;

/**
 * What several policies say of one person in one narrow row: for every policy a bit in the words
 * {@code eligible_n} and {@code undecided_n} (none of both is not eligible), and for every clause,
 * and the amount behind the last one, a bit in {@code true_n} and in {@code unknown_n} (none of
 * both is false; an amount is true if known). Written by closures or by SQL, the words are the
 * same. The order of the policies is part of a row's meaning and must be kept with the run.
 */
public final class AnswerWords {

    /** Bits of a word; the sign stays free. */
    private static final int WIDTH = 63;

    /**
     * Where a policy's bits begin.
     *
     * @param bits as many as clauses and one for the amount
     */
    private record Place(int word, int shift, int bits) {

        long mask() {
            return (1L << bits) - 1 << shift;
        }
    }

    private final List<CompiledPolicy> policies;
    private final List<Place> places;
    private final int reasonWords;
    private final int verdictWords;
    private final Term[] terms;
    private final boolean[] isAmount;
    private final int[][] clauses;

    private AnswerWords(List<CompiledPolicy> policies) {
        this.policies = List.copyOf(policies);
        this.places = places(policies);
        this.reasonWords = places.getLast().word() + 1;
        this.verdictWords = (policies.size() + WIDTH - 1) / WIDTH;
        var found = new LinkedHashMap<String, Integer>();
        var distinct = new ArrayList<Term>();
        var amounts = new ArrayList<Boolean>();
        this.clauses = new int[policies.size()][];
        for (int k = 0; k < clauses.length; k++) {
            CompiledPolicy policy = policies.get(k);
            var writer = new SqlWriter(policy.bindings(), Dialect.POSTGRESQL);
            var closures = new Closures(policy.schema(), policy.bindings());
            List<Expression> roots =
                    Stream.concat(
                                    policy.checked().clauses().stream(),
                                    Stream.of(policy.checked().amount()))
                            .toList();
            clauses[k] = new int[roots.size()];
            for (int i = 0; i < roots.size(); i++) {
                boolean amount = i == roots.size() - 1;
                String key = (amount ? "amount " : "clause ") + writer.expression(roots.get(i));
                int next = distinct.size();
                int index = found.computeIfAbsent(key, text -> next);
                if (index == next) {
                    distinct.add(closures.term(roots.get(i)));
                    amounts.add(amount);
                }
                clauses[k][i] = index;
            }
        }
        this.terms = distinct.toArray(Term[]::new);
        this.isAmount = new boolean[terms.length];
        for (int i = 0; i < terms.length; i++) {
            isAmount[i] = amounts.get(i);
        }
    }

    /**
     * @param policies at least one, of one fact schema, none with more than 62 clauses
     */
    public static AnswerWords of(List<CompiledPolicy> policies) {
        return new AnswerWords(policies);
    }

    private static List<Place> places(List<CompiledPolicy> policies) {
        var places = new ArrayList<Place>();
        int word = 0;
        int shift = 0;
        for (CompiledPolicy policy : policies) {
            int bits = policy.checked().clauses().size() + 1;
            if (bits > WIDTH) {
                throw new IllegalArgumentException(
                        "%d clauses do not fit a word.".formatted(bits - 1));
            }
            if (shift + bits > WIDTH) {
                word++;
                shift = 0;
            }
            places.add(new Place(word, shift, bits));
            shift += bits;
        }
        return places;
    }

    /** The bigint columns of a row, in their order. */
    public List<String> columns() {
        return Stream.of(
                        names("eligible_", verdictWords),
                        names("undecided_", verdictWords),
                        names("true_", reasonWords),
                        names("unknown_", reasonWords))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    /**
     * Writes a person's row; conditions that several policies share are asked once.
     *
     * @param row as long as {@link #columns}
     */
    public void answer(Facts facts, long[] row) {
        long[] said = new long[terms.length];
        for (int i = 0; i < said.length; i++) {
            long number = terms[i].of(facts);
            said[i] = isAmount[i] && number != Facts.UNKNOWN ? 1 : number;
        }
        Arrays.fill(row, 0);
        int trueAt = 2 * verdictWords;
        int unknownAt = trueAt + reasonWords;
        for (int k = 0; k < clauses.length; k++) {
            Place place = places.get(k);
            long trueBits = 0;
            long unknownBits = 0;
            int[] asked = clauses[k];
            for (int i = 0; i < asked.length; i++) {
                long number = said[asked[i]];
                trueBits |= (number & 1) << i;
                unknownBits |= (number >>> 63) << i;
            }
            row[trueAt + place.word()] |= trueBits << place.shift();
            row[unknownAt + place.word()] |= unknownBits << place.shift();
            long all = (1L << asked.length) - 1;
            if (trueBits == all) {
                row[k / WIDTH] |= 1L << k % WIDTH;
            } else if ((trueBits | unknownBits) == all) {
                row[verdictWords + k / WIDTH] |= 1L << k % WIDTH;
            }
        }
    }

    public Verdict verdict(int policy, long[] row) {
        int word = policy / WIDTH;
        long bit = 1L << policy % WIDTH;
        if ((row[word] & bit) != 0) {
            return Verdict.ELIGIBLE;
        }
        return (row[verdictWords + word] & bit) != 0 ? Verdict.UNDECIDED : Verdict.NOT_ELIGIBLE;
    }

    /** As {@link CompiledPolicy#trueBits}, and above it the amount's bit. */
    public long trueBits(int policy, long[] row) {
        return bits(policy, row[2 * verdictWords + places.get(policy).word()]);
    }

    /** As {@link CompiledPolicy#unknownBits}, and above it the amount's bit. */
    public long unknownBits(int policy, long[] row) {
        return bits(policy, row[2 * verdictWords + reasonWords + places.get(policy).word()]);
    }

    private long bits(int policy, long word) {
        Place place = places.get(policy);
        return (word & place.mask()) >> place.shift();
    }

    /**
     * A query for everyone's rows: the key, then {@link #columns}. One scan, each clause once.
     *
     * @param facts the table or view of the facts
     * @param key a column of it
     * @param where a condition over the alias {@code p}; {@code true} for everyone
     */
    public String select(String facts, String key, String where, Dialect dialect) {
        SharedScan scan = SharedScan.of(policies, facts, dialect);
        var columns = new LinkedHashMap<String, String>();
        var answers = new ArrayList<List<String>>();
        for (PolicySql sql : scan.policies()) {
            var names = new ArrayList<String>();
            for (String clause : sql.clauseExpressions()) {
                names.add(columns.computeIfAbsent(clause, text -> "a" + columns.size()));
            }
            String known = "(%s is not null or null)".formatted(sql.amountExpression());
            names.add(columns.computeIfAbsent(known, text -> "a" + columns.size()));
            answers.add(names);
        }
        String asked =
                columns.entrySet().stream()
                        .map(column -> column.getKey() + " as " + column.getValue())
                        .collect(Collectors.joining(",\n           "));
        return """
        select %1$s, %2$s
          from (select %1$s, %3$s
                  from (select p.%1$s,
                               %4$s
                          from %5$s
                         where %6$s
                        offset 0) c
                offset 0) w\
        """
                .formatted(key, verdicts(), reasons(answers), asked, scan.source(), where);
    }

    /**
     * A query that takes the words apart again: a row per person and policy with the columns key,
     * {@code policy} (its number, from 0), {@code verdict} (0 not eligible, 1 eligible, 2
     * undecided), {@code true_bits}, {@code unknown_bits} (with the amount's bit on top).
     *
     * @param table of rows as {@link #select} gives them
     */
    public String apart(String table, String key) {
        String layout =
                IntStream.range(0, places.size())
                        .mapToObj(k -> {
                            Place place = places.get(k);
                            return "(%d, %d, %d, %d, %d, cast(%d as bigint))"
                                    .formatted(
                                            k,
                                            k / WIDTH,
                                            k % WIDTH,
                                            place.word(),
                                            place.shift(),
                                            (1L << place.bits()) - 1);
                        })
                        .collect(Collectors.joining(", "));
        return """
        select w.%s, k.policy,
               case when (%s >> k.bit) & 1 = 1 then 1 when (%s >> k.bit) & 1 = 1 then 2 else 0 end as verdict,
               (%s >> k.shift) & k.mask as true_bits,
               (%s >> k.shift) & k.mask as unknown_bits
          from %s w
         cross join (values %s) k(policy, verdict_word, bit, word, shift, mask)\
        """
                .formatted(
                        key,
                        word("verdict_word", "eligible_", verdictWords),
                        word("verdict_word", "undecided_", verdictWords),
                        word("word", "true_", reasonWords),
                        word("word", "unknown_", reasonWords),
                        table,
                        layout);
    }

    private static String word(String number, String name, int count) {
        return names(name, count).stream()
                .map(column ->
                        " when %s then w.%s".formatted(column.substring(name.length()), column))
                .collect(Collectors.joining("", "case k." + number, " end"));
    }

    private String reasons(List<List<String>> answers) {
        return Stream.concat(
                        reasons(answers, "case when %s then %d else 0 end", "true_"),
                        reasons(answers, "case when %s is null then %d else 0 end", "unknown_"))
                .collect(Collectors.joining(",\n           "));
    }

    private Stream<String> reasons(List<List<String>> answers, String form, String name) {
        return IntStream.range(0, reasonWords)
                .mapToObj(word -> {
                    var terms = new ArrayList<String>();
                    for (int k = 0; k < answers.size(); k++) {
                        Place place = places.get(k);
                        for (int i = 0; place.word() == word && i < place.bits(); i++) {
                            String bit = "cast(%d as bigint)".formatted(1L << place.shift() + i);
                            terms.add(form.replace("%d", bit).formatted(answers.get(k).get(i)));
                        }
                    }
                    return String.join(" + ", terms) + " as " + name + word;
                });
    }

    private String verdicts() {
        var columns = new ArrayList<String>();
        for (int word = 0; word < verdictWords; word++) {
            columns.add(verdicts(word, "(true_%1$d & %2$d) = %2$d") + " as eligible_" + word);
        }
        for (int word = 0; word < verdictWords; word++) {
            columns.add(
                    verdicts(
                                    word,
                                    "((true_%1$d | unknown_%1$d) & %2$d) = %2$d and (true_%1$d &"
                                            + " %2$d) <> %2$d")
                            + " as undecided_"
                            + word);
        }
        columns.addAll(names("true_", reasonWords));
        columns.addAll(names("unknown_", reasonWords));
        return String.join(",\n       ", columns);
    }

    private String verdicts(int word, String condition) {
        return IntStream.range(word * WIDTH, Math.min(places.size(), (word + 1) * WIDTH))
                .mapToObj(k ->
                        "case when %s then cast(%d as bigint) else 0 end"
                                .formatted(
                                        condition.formatted(
                                                places.get(k).word(), places.get(k).mask()),
                                        1L << k % WIDTH))
                .collect(Collectors.joining(" + "));
    }
}
