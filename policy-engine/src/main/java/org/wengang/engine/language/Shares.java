package org.wengang.engine.language;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.schema.Range;
import org.wengang.engine.schema.TierTable;
import org.wengang.engine.schema.Type;
import org.wengang.engine.yaml.YamlText;

/** What is proved of shares of money, of moved dates and of tables. */
final class Shares {

    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final long MOST_MONTHS = 120_000;

    private final Bindings bindings;
    private final YamlText text;
    private final ErrorCollector errors;

    Shares(Bindings bindings, YamlText text, ErrorCollector errors) {
        this.bindings = bindings;
        this.text = text;
        this.errors = errors;
    }

    /** The product, the divisor in units and the result must all fit in 64 bits. */
    @Nullable Range share(
            Expression.Share share,
            @Nullable Range money,
            @Nullable Range times,
            @Nullable Range by) {
        if (money == null || times == null || by == null) {
            return null;
        }
        if (by.low() == 0 && by.high() == 0) {
            errors.add(text.at(share.at()), Fault.DIVISOR_ZERO);
            return null;
        }
        List<BigInteger> products = products(money, times);
        Rounding rounding = bindings.rounding(share);
        BigInteger unit = BigInteger.valueOf(rounding.unit());
        var results = new ArrayList<BigInteger>();
        for (BigInteger divisor : divisors(by)) {
            products.forEach(product -> results.add(rounding.divide(product, divisor)));
        }
        var all = new ArrayList<>(products);
        all.add(BigInteger.valueOf(by.low()).multiply(unit));
        all.add(BigInteger.valueOf(by.high()).multiply(unit));
        all.addAll(results);
        return fitting(all, share.at()) == null ? null : fitting(results, share.at());
    }

    private static List<BigInteger> products(Range left, Range right) {
        var products = new ArrayList<BigInteger>();
        for (long a : new long[] {left.low(), left.high()}) {
            for (long b : new long[] {right.low(), right.high()}) {
                products.add(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
            }
        }
        return products;
    }

    /** Where a quotient is extreme: at the ends and next to 0. */
    private static List<BigInteger> divisors(Range by) {
        var divisors = new ArrayList<BigInteger>();
        for (long divisor : new long[] {by.low(), by.high(), -1, 1}) {
            if (divisor != 0 && by.contains(divisor)) {
                divisors.add(BigInteger.valueOf(divisor));
            }
        }
        return divisors;
    }

    private @Nullable Range fitting(List<BigInteger> values, int at) {
        BigInteger low = values.stream().reduce(BigInteger::min).orElseThrow();
        BigInteger high = values.stream().reduce(BigInteger::max).orElseThrow();
        @Nullable Range range = Range.of(low, high);
        if (range == null) {
            errors.add(text.at(at), Fault.OVERFLOW, low.toString(), high.toString());
        }
        return range;
    }

    @Nullable Range addMonths(
            Expression.AddMonths moved, @Nullable Range date, @Nullable Range months) {
        if (date == null || months == null) {
            return null;
        }
        if (months.low() >= -MOST_MONTHS && months.high() <= MOST_MONTHS) {
            long low = CalendarDays.addMonths(date.low(), months.low());
            long high = CalendarDays.addMonths(date.high(), months.high());
            if (low >= FIRST_DAY && high <= LAST_DAY) {
                return new Range(low, high);
            }
        }
        errors.add(text.at(moved.at()), Fault.DATE_OVERFLOW);
        return null;
    }

    static @Nullable Range monthEnd(@Nullable Range date) {
        return date == null
                ? null
                : new Range(CalendarDays.monthEnd(date.low()), CalendarDays.monthEnd(date.high()));
    }

    @Nullable Range tier(Expression.Tier tier, @Nullable Range value) {
        if (value == null) {
            return null;
        }
        TierTable table = bindings.table(tier);
        if (table.covers(value)) {
            return table.values(value);
        }
        Type type = tier.value().type();
        errors.add(
                text.at(tier.at()),
                Fault.TIER_UNCOVERED,
                type.text(Type.ordered(type, value.low())),
                type.text(Type.ordered(type, value.high())));
        return null;
    }
}
