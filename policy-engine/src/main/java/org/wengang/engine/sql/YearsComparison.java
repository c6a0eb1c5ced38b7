package org.wengang.engine.sql;

import java.time.LocalDate;
import java.util.Optional;
import org.wengang.engine.language.Bindings;
import org.wengang.engine.language.Expression;
import org.wengang.engine.language.Expression.Comparison;

/**
 * {@code years(from, DAY) >= n} said as a comparison of dates, {@code from <= DAY minus n years},
 * which an index can use and every dialect understands. Equal to the general form only for n ≥ 1
 * ({@code >=}, {@code <}) or n ≥ 0 ({@code >}, {@code <=}), because full years count towards zero.
 *
 * @param sign {@code <=} or {@code >}
 */
record YearsComparison(Expression from, String sign, LocalDate day) {

    /** Empty if the comparison is of another form. */
    static Optional<YearsComparison> of(Comparison comparison, Bindings bindings) {
        if (!(comparison.left() instanceof Expression.Years(var from, var to))
                || !isConstant(to)
                || !isConstant(comparison.right())) {
            return Optional.empty();
        }
        long bound = (Long) bindings.constant(comparison.right());
        return switch (comparison.operator()) {
            case GREATER_OR_EQUAL -> of(from, "<=", to, bound, bindings);
            case GREATER -> of(from, "<=", to, bound + 1, bindings);
            case LESS -> of(from, ">", to, bound, bindings);
            case LESS_OR_EQUAL -> of(from, ">", to, bound + 1, bindings);
            case EQUAL, NOT_EQUAL -> Optional.empty();
        };
    }

    private static Optional<YearsComparison> of(
            Expression from, String sign, Expression to, long years, Bindings bindings) {
        var day = (LocalDate) bindings.constant(to);
        return years < 1 || years >= day.getYear()
                ? Optional.empty()
                : Optional.of(new YearsComparison(from, sign, day.minusYears(years)));
    }

    private static boolean isConstant(Expression expression) {
        return expression instanceof Expression.Literal
                || expression instanceof Expression.ParameterValue;
    }
}
