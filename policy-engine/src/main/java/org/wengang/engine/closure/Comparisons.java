package org.wengang.engine.closure;

import static org.wengang.engine.schema.Facts.UNKNOWN;

import org.wengang.engine.language.Expression.Comparison;

/**
 * Comparisons as closures, each written out so that the hot path calls nothing but its operands.
 */
final class Comparisons {

    private static final long TRUE = 1;
    private static final long FALSE = 0;

    private Comparisons() {}

    static Term of(Comparison.Operator operator, Term left, Term right) {
        return switch (operator) {
            case EQUAL ->
                    facts -> {
                        long first = left.of(facts);
                        long second = right.of(facts);
                        return first == UNKNOWN || second == UNKNOWN
                                ? UNKNOWN
                                : first == second ? TRUE : FALSE;
                    };
            case NOT_EQUAL ->
                    facts -> {
                        long first = left.of(facts);
                        long second = right.of(facts);
                        return first == UNKNOWN || second == UNKNOWN
                                ? UNKNOWN
                                : first != second ? TRUE : FALSE;
                    };
            case LESS ->
                    facts -> {
                        long first = left.of(facts);
                        long second = right.of(facts);
                        return first == UNKNOWN || second == UNKNOWN
                                ? UNKNOWN
                                : first < second ? TRUE : FALSE;
                    };
            case LESS_OR_EQUAL ->
                    facts -> {
                        long first = left.of(facts);
                        long second = right.of(facts);
                        return first == UNKNOWN || second == UNKNOWN
                                ? UNKNOWN
                                : first <= second ? TRUE : FALSE;
                    };
            case GREATER ->
                    facts -> {
                        long first = left.of(facts);
                        long second = right.of(facts);
                        return first == UNKNOWN || second == UNKNOWN
                                ? UNKNOWN
                                : first > second ? TRUE : FALSE;
                    };
            case GREATER_OR_EQUAL ->
                    facts -> {
                        long first = left.of(facts);
                        long second = right.of(facts);
                        return first == UNKNOWN || second == UNKNOWN
                                ? UNKNOWN
                                : first >= second ? TRUE : FALSE;
                    };
        };
    }

    /**
     * Against a constant: most conditions are of this form.
     *
     * @param bound known
     */
    static Term of(Comparison.Operator operator, Term left, long bound) {
        return switch (operator) {
            case EQUAL ->
                    facts -> {
                        long first = left.of(facts);
                        return first == UNKNOWN ? UNKNOWN : first == bound ? TRUE : FALSE;
                    };
            case NOT_EQUAL ->
                    facts -> {
                        long first = left.of(facts);
                        return first == UNKNOWN ? UNKNOWN : first != bound ? TRUE : FALSE;
                    };
            case LESS ->
                    facts -> {
                        long first = left.of(facts);
                        return first == UNKNOWN ? UNKNOWN : first < bound ? TRUE : FALSE;
                    };
            case LESS_OR_EQUAL ->
                    facts -> {
                        long first = left.of(facts);
                        return first == UNKNOWN ? UNKNOWN : first <= bound ? TRUE : FALSE;
                    };
            case GREATER ->
                    facts -> {
                        long first = left.of(facts);
                        return first == UNKNOWN ? UNKNOWN : first > bound ? TRUE : FALSE;
                    };
            case GREATER_OR_EQUAL ->
                    facts -> {
                        long first = left.of(facts);
                        return first == UNKNOWN ? UNKNOWN : first >= bound ? TRUE : FALSE;
                    };
        };
    }
}
