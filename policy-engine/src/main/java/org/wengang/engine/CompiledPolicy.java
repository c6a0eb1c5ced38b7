package org.wengang.engine;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.basis.Basis.Citation;
import org.wengang.engine.closure.Closures;
import org.wengang.engine.closure.Term;
import org.wengang.engine.error.Fault;
import org.wengang.engine.error.PolicyError;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.engine.language.Bindings;
import org.wengang.engine.policy.Clause;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.policy.Verdict;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Label;
import org.wengang.engine.schema.Range;
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
    private final Bindings bindings;
    private final Range amountRange;
    private final Term[] clauses;
    private final ClausePlan[] plans;
    private final Term amount;
    private final ClausePlan amountPlan;
    private final PolicySql sql;
    private final List<PolicyError> warnings;

    /** All of a clause's result that is the same for everyone. */
    private record ClausePlan(
            String id, Label label, Citation cite, List<Function<Facts, Reading>> readings) {

        ClauseResult result(Truth truth, Facts facts) {
            return new ClauseResult(id, label, cite, truth, new ReadingList(readings, facts));
        }
    }

    CompiledPolicy(
            CheckedPolicy policy,
            ParameterValues values,
            Bindings bindings,
            Range amountRange,
            List<PolicyError> warnings) {
        this.amountRange = amountRange;
        this.warnings = List.copyOf(warnings);
        this.policy = policy;
        this.values = values;
        this.bindings = bindings;
        var readings = new Readings(policy.file(), policy.schema(), values);
        var closures = new Closures(policy.schema(), bindings);
        this.clauses = policy.clauses().stream().map(closures::term).toArray(Term[]::new);
        this.amount = closures.term(policy.amount());
        this.plans = new ClausePlan[clauses.length];
        for (int i = 0; i < plans.length; i++) {
            Clause clause = policy.file().clauses().get(i);
            var read = readings.of(policy.clauses().get(i));
            plans[i] = new ClausePlan(clause.id(), clause.label(), clause.cite(), read);
        }
        this.amountPlan =
                new ClausePlan(
                        Clause.AMOUNT,
                        AMOUNT,
                        policy.file().benefit().cite(),
                        readings.of(policy.amount()));
        this.sql = sql(Dialect.POSTGRESQL);
    }

    /** The rule as it was checked. */
    public CheckedPolicy checked() {
        return policy;
    }

    /** The least and the most, in fen, that anybody can be due; proved, not counted. */
    public Range amountRange() {
        return amountRange;
    }

    /**
     * What is no error but hardly meant, by proof: clauses that exclude each other, can never hold
     * or can never be false with these values of the parameters, and parts that are never known.
     */
    public List<PolicyError> warnings() {
        return warnings;
    }

    /**
     * For whoever would run it on people: a rule that refuses everybody by proof is a mistake.
     *
     * @return this
     * @throws PolicyErrors if a clause can never hold, clauses exclude each other, or a part of one
     *     is never known
     */
    public CompiledPolicy satisfiable() {
        var impossible =
                warnings.stream()
                        .filter(warning -> warning.fault() != Fault.CLAUSE_NEVER_REFUSES)
                        .toList();
        if (!impossible.isEmpty()) {
            throw new PolicyErrors(impossible);
        }
        return this;
    }

    /** What is constant in a run. */
    public Bindings bindings() {
        return bindings;
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

    /** For PostgreSQL. */
    public PolicySql sql() {
        return sql;
    }

    public PolicySql sql(Dialect dialect) {
        var writer = new SqlWriter(bindings, dialect);
        return new PolicySql(
                policy.clauses().stream().map(writer::expression).toList(),
                writer.expression(policy.amount()));
    }

    /** Decides with reasons; these are put into words when they are read. */
    public Decision decide(Facts facts) {
        var results = new ClauseResult[clauses.length];
        boolean refused = false;
        boolean undecided = false;
        for (int i = 0; i < results.length; i++) {
            Truth truth = Truth.of(clauses[i].of(facts));
            refused |= truth == Truth.FALSE;
            undecided |= truth == Truth.UNKNOWN;
            results[i] = plans[i].result(truth, facts);
        }
        @Nullable Long fen = amountFen(facts);
        Truth known = fen == null ? Truth.UNKNOWN : Truth.TRUE;
        Verdict verdict =
                refused
                        ? Verdict.NOT_ELIGIBLE
                        : undecided || fen == null ? Verdict.UNDECIDED : Verdict.ELIGIBLE;
        return new Decision(
                verdict, List.of(results), amountPlan.result(known, facts), refused ? null : fen);
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
        for (int i = 0; i < clauses.length; i++) {
            if (clauses[i].of(facts) == wanted) {
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
