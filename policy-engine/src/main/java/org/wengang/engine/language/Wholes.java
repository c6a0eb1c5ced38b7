package org.wengang.engine.language;

import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.schema.Range;
import org.wengang.engine.yaml.YamlText;

/** What is proved of division with a rest, and of the lengths of strings. */
final class Wholes {

    /** The longest string that may be put together, in code points. */
    private static final long LONGEST = 10_000;

    private final Bindings bindings;
    private final YamlText text;
    private final ErrorCollector errors;

    Wholes(Bindings bindings, YamlText text, ErrorCollector errors) {
        this.bindings = bindings;
        this.text = text;
        this.errors = errors;
    }

    /** Never leaves 64 bits: the least 64-bit number is in no range. */
    Range quotient(Expression.Arithmetic division, Range dividend, Range divisor) {
        if (divisor.low() == 0 && divisor.high() == 0) {
            return never(division.at());
        }
        return division.operator() == Expression.Arithmetic.Operator.DIVIDE
                ? quotient(dividend, divisor)
                : rest(dividend, divisor);
    }

    /** A quotient is extreme at the ends and next to a divisor of 0. */
    private static Range quotient(Range dividend, Range divisor) {
        long[] quotients =
                LongStream.of(divisor.low(), divisor.high(), -1, 1)
                        .filter(by -> by != 0 && divisor.contains(by))
                        .flatMap(by -> LongStream.of(dividend.low() / by, dividend.high() / by))
                        .sorted()
                        .toArray();
        return new Range(quotients[0], quotients[quotients.length - 1]);
    }

    private static Range rest(Range dividend, Range divisor) {
        long most = Math.max(Math.abs(divisor.low()), Math.abs(divisor.high())) - 1;
        return new Range(
                Math.max(-most, Math.min(0, dividend.low())),
                Math.min(most, Math.max(0, dividend.high())));
    }

    @Nullable Range joined(Expression.Joined joined, @Nullable Range left, @Nullable Range right) {
        if (left == null || right == null) {
            return null;
        }
        long longest = left.high() + right.high();
        if (longest > LONGEST) {
            errors.add(
                    text.at(joined.at()),
                    Fault.TEXT_TOO_LONG,
                    Long.toString(longest),
                    Long.toString(LONGEST));
            return null;
        }
        return new Range(left.low() + right.low(), longest);
    }

    @Nullable Range piece(Expression.Piece piece, @Nullable Range lengths) {
        if (lengths == null) {
            return null;
        }
        long[] ends = bindings.ends(piece);
        long from = ends[0];
        long last = ends[ends.length - 1];
        if (from < 0 || last < from || last > lengths.high()) {
            return never(piece.at());
        }
        return ends.length == 2
                ? Range.only(last - from)
                : new Range(Math.max(0, lengths.low() - from), lengths.high() - from);
    }

    /** No value at all; the range is only to go on with. */
    private Range never(int at) {
        errors.add(text.at(at), Fault.NEVER_KNOWN);
        return Range.only(0);
    }
}
