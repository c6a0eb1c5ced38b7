package org.wengang.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.closure.Closures;
import org.wengang.engine.closure.Term;
import org.wengang.engine.language.Bindings;
import org.wengang.engine.policy.Clause;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.policy.Verdict;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Label;
import org.wengang.engine.sql.Dialect;
import org.wengang.engine.sql.SqlWriter;

/**
 * A policy with its parameters' values, ready to run on one person or, as SQL, on everyone; both
 * mean the same. Immutable and free of state: it may be shared between threads.
 */
public final class CompiledPolicy {

    private static final Label AMOUNT = new Label("金额", "Amount");

    private final CheckedPolicy policy;
    private final ParameterValues values;
    private final List<List<Function<Facts, Reading>>> clauseReadings;
    private final List<Function<Facts, Reading>> amountReadings;
    private final List<Term> clauses;
    private final Term amount;
    private final PolicySql sql;

    CompiledPolicy(CheckedPolicy policy, ParameterValues values, Bindings bindings) {
        this.policy = policy;
        this.values = values;
        var readings = new Readings(policy.file(), policy.schema(), values);
        this.clauseReadings = policy.clauses().stream().map(readings::of).toList();
        this.amountReadings = readings.of(policy.amount());
        var closures = new Closures(policy.schema(), bindings);
        this.clauses = policy.clauses().stream().map(closures::term).toList();
        this.amount = closures.term(policy.amount());
        var writer = new SqlWriter(bindings, Dialect.POSTGRESQL);
        this.sql =
                new PolicySql(
                        policy.clauses().stream().map(writer::expression).toList(),
                        writer.expression(policy.amount()));
    }

    public PolicyFile file() {
        return policy.file();
    }

    public FactSchema schema() {
        return policy.schema();
    }

    public ParameterValues values() {
        return values;
    }

    public PolicySql sql() {
        return sql;
    }

    /** Decides with reasons. */
    public Decision decide(Facts facts) {
        var results = new ArrayList<ClauseResult>();
        for (int i = 0; i < clauses.size(); i++) {
            Clause clause = policy.file().clauses().get(i);
            results.add(
                    new ClauseResult(
                            clause.id(),
                            clause.label(),
                            clause.cite(),
                            Truth.of(clauses.get(i).of(facts)),
                            readings(clauseReadings.get(i), facts)));
        }
        @Nullable Long fen = amountFen(facts);
        var amountResult =
                new ClauseResult(
                        Clause.AMOUNT,
                        AMOUNT,
                        policy.file().benefit().cite(),
                        fen == null ? Truth.UNKNOWN : Truth.TRUE,
                        readings(amountReadings, facts));
        Verdict verdict = verdict(facts);
        return new Decision(
                verdict, results, amountResult, verdict == Verdict.NOT_ELIGIBLE ? null : fen);
    }

    private static List<Reading> readings(List<Function<Facts, Reading>> plan, Facts facts) {
        return plan.stream().map(reading -> reading.apply(facts)).toList();
    }

    /** The verdict alone, without reasons. */
    public Verdict verdict(Facts facts) {
        boolean undecided = false;
        for (Term clause : clauses) {
            long value = clause.of(facts);
            if (value == 0) {
                return Verdict.NOT_ELIGIBLE;
            }
            undecided |= value == Facts.UNKNOWN;
        }
        return undecided || amount.of(facts) == Facts.UNKNOWN
                ? Verdict.UNDECIDED
                : Verdict.ELIGIBLE;
    }

    /** Bit i is set if clause i is true. */
    public long trueBits(Facts facts) {
        return bits(facts, 1);
    }

    /** Bit i is set if clause i is unknown. */
    public long unknownBits(Facts facts) {
        return bits(facts, Facts.UNKNOWN);
    }

    private long bits(Facts facts, long wanted) {
        long bits = 0;
        for (int i = 0; i < clauses.size(); i++) {
            if (clauses.get(i).of(facts) == wanted) {
                bits |= 1L << i;
            }
        }
        return bits;
    }

    /** What the amount formula gives, whatever the clauses say; null if it is unknown. */
    public @Nullable Long amountFen(Facts facts) {
        long fen = amount.of(facts);
        return fen == Facts.UNKNOWN ? null : fen;
    }
}
