package org.wengang.engine.fuzz;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.language.Expression;
import org.wengang.engine.language.Expression.Comparison;
import org.wengang.engine.schema.Jurisdictions;
import org.wengang.engine.schema.Region;
import org.wengang.engine.schema.TierTable;

/**
 * A second, slow reading of the language, written from its description only: values are objects,
 * null is unknown, numbers are unbounded, regions are compared as text.
 */
final class PlainEvaluator {

    private final Map<String, ?> facts;
    private final Map<String, Object> parameters;
    private final Jurisdictions jurisdictions;

    PlainEvaluator(
            Map<String, ?> facts, Map<String, Object> parameters, Jurisdictions jurisdictions) {
        this.facts = facts;
        this.parameters = parameters;
        this.jurisdictions = jurisdictions;
    }

    @Nullable Object of(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal -> plain(literal.value());
            case Expression.FactValue(var fact) -> plain(facts.get(fact.name()));
            case Expression.ParameterValue parameter -> plain(parameters.get(parameter.name()));
            case Expression.Not(var operand) -> of(operand) instanceof Boolean b ? !b : null;
            case Expression.And(var left, var right) -> kleene(of(left), of(right), false);
            case Expression.Or(var left, var right) -> kleene(of(left), of(right), true);
            case Expression.Choice choice ->
                    of(choice.condition()) instanceof Boolean condition
                            ? of(condition ? choice.then() : choice.otherwise())
                            : null;
            case Comparison comparison -> comparison(comparison);
            case Expression.Arithmetic sum -> {
                var left = (BigInteger) of(sum.left());
                var right = (BigInteger) of(sum.right());
                if (left == null || right == null) {
                    yield null;
                }
                yield switch (sum.operator()) {
                    case PLUS -> left.add(right);
                    case MINUS -> left.subtract(right);
                    case TIMES -> left.multiply(right);
                    case DIVIDE -> right.signum() == 0 ? null : left.divide(right);
                    case REMAINDER -> right.signum() == 0 ? null : left.remainder(right);
                };
            }
            case Expression.In(var value, var elements) -> {
                @Nullable Object searched = of(value);
                yield searched == null
                        ? null
                        : elements.stream().anyMatch(e -> holds(of(e), searched));
            }
            case Expression.Known(var operand) -> of(operand) != null;
            case Expression.Years(var from, var to) ->
                    years((LocalDate) of(from), (LocalDate) of(to));
            case Expression.Days(var from, var to) -> {
                var first = (LocalDate) of(from);
                var last = (LocalDate) of(to);
                yield first == null || last == null
                        ? null
                        : BigInteger.valueOf(ChronoUnit.DAYS.between(first, last));
            }
            case Expression.AddMonths moved -> {
                var date = (LocalDate) of(moved.date());
                var months = (BigInteger) of(moved.months());
                yield date == null || months == null
                        ? null
                        : YearMonth.from(date)
                                .plusMonths(months.longValueExact())
                                .atEndOfMonth()
                                .withDayOfMonth(
                                        Math.min(
                                                date.getDayOfMonth(),
                                                YearMonth.from(date)
                                                        .plusMonths(months.longValueExact())
                                                        .lengthOfMonth()));
            }
            case Expression.MonthEnd(var operand) -> {
                var date = (LocalDate) of(operand);
                yield date == null ? null : YearMonth.from(date).atEndOfMonth();
            }
            case Expression.Share share -> share(share);
            case Expression.Tier tier -> tier(tier);
            case Expression.Within within ->
                    within(
                            (Region) of(within.place()),
                            (Region) Objects.requireNonNull(of(within.region())));
            case Expression.Outside outside -> outside(outside);
            case Expression.Size(var text) ->
                    of(text) instanceof String found
                            ? BigInteger.valueOf(found.codePoints().count())
                            : null;
            case Expression.Holds holds -> {
                var text = (String) of(holds.text());
                var piece = (String) of(holds.piece());
                if (text == null || piece == null) {
                    yield null;
                }
                yield switch (holds.where()) {
                    case ANYWHERE -> text.matches("(?s).*" + Pattern.quote(piece) + ".*");
                    case AT_START -> text.matches("(?s)" + Pattern.quote(piece) + ".*");
                    case AT_END -> text.matches("(?s).*" + Pattern.quote(piece));
                };
            }
            case Expression.Joined joined -> {
                var left = (String) of(joined.left());
                var right = (String) of(joined.right());
                yield left == null || right == null ? null : left.concat(right);
            }
            case Expression.Piece piece -> piece(piece);
            case Expression.Extreme extreme -> {
                @Nullable Object left = of(extreme.left());
                @Nullable Object right = of(extreme.right());
                if (left == null || right == null) {
                    yield null;
                }
                yield order(left, right) < 0 == extreme.least() ? left : right;
            }
        };
    }

    private @Nullable Object piece(Expression.Piece piece) {
        var text = (String) of(piece.text());
        if (text == null) {
            return null;
        }
        int[] points = text.codePoints().toArray();
        List<Long> ends =
                piece.ends().stream()
                        .map(end -> ((BigInteger) Objects.requireNonNull(of(end))).longValueExact())
                        .toList();
        long from = ends.getFirst();
        long to = ends.size() == 2 ? ends.getLast() : points.length;
        return 0 <= from && from <= to && to <= points.length
                ? new String(points, (int) from, (int) (to - from))
                : null;
    }

    private @Nullable Object share(Expression.Share share) {
        var money = (BigInteger) of(share.money());
        var times = (BigInteger) of(share.times());
        var by = (BigInteger) of(share.by());
        if (money == null || times == null || by == null || by.signum() == 0) {
            return null;
        }
        var rounding = (String) Objects.requireNonNull(of(share.rounding()));
        boolean yuan = rounding.startsWith("yuan_");
        RoundingMode mode =
                RoundingMode.valueOf(rounding.replace("yuan_", "").toUpperCase(Locale.ROOT));
        var unit = BigInteger.valueOf(yuan ? 100 : 1);
        return new BigDecimal(money.multiply(times))
                .divide(new BigDecimal(by.multiply(unit)), 0, mode)
                .toBigIntegerExact()
                .multiply(unit);
    }

    private @Nullable Object tier(Expression.Tier tier) {
        @Nullable Object value = of(tier.value());
        if (value == null) {
            return null;
        }
        long number =
                value instanceof LocalDate date
                        ? date.toEpochDay()
                        : ((BigInteger) value).longValueExact();
        var table = (TierTable) Objects.requireNonNull(parameters.get(tier.table().name()));
        return BigInteger.valueOf(table.value(number));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Long number ? BigInteger.valueOf(number) : value;
    }

    private static @Nullable Object kleene(
            @Nullable Object left, @Nullable Object right, boolean decisive) {
        if (Objects.equals(left, decisive) || Objects.equals(right, decisive)) {
            return decisive;
        }
        return left == null || right == null ? null : !decisive;
    }

    private @Nullable Object comparison(Comparison comparison) {
        @Nullable Object left = of(comparison.left());
        @Nullable Object right = of(comparison.right());
        if (left == null || right == null) {
            return null;
        }
        return switch (comparison.operator()) {
            case EQUAL -> left.equals(right);
            case NOT_EQUAL -> !left.equals(right);
            case LESS -> order(left, right) < 0;
            case LESS_OR_EQUAL -> order(left, right) <= 0;
            case GREATER -> order(left, right) > 0;
            case GREATER_OR_EQUAL -> order(left, right) >= 0;
        };
    }

    private static int order(Object left, Object right) {
        return switch (left) {
            case BigInteger number -> number.compareTo((BigInteger) right);
            case String text ->
                    Arrays.compare(
                            text.codePoints().toArray(), ((String) right).codePoints().toArray());
            case Boolean truth -> truth.compareTo((Boolean) right);
            default -> ((LocalDate) left).compareTo((LocalDate) right);
        };
    }

    private static boolean holds(@Nullable Object element, Object searched) {
        return element instanceof List<?> list ? list.contains(searched) : searched.equals(element);
    }

    private static @Nullable Object years(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from == null || to == null) {
            return null;
        }
        if (from.isAfter(to)) {
            return ((BigInteger) Objects.requireNonNull(years(to, from))).negate();
        }
        boolean before = MonthDay.from(to).isBefore(MonthDay.from(from));
        return BigInteger.valueOf(to.getYear() - from.getYear() - (before ? 1 : 0));
    }

    private @Nullable Object outside(Expression.Outside outside) {
        var of = (Region) Objects.requireNonNull(of(outside.of()));
        var scope = (String) Objects.requireNonNull(of(outside.scope()));
        boolean peer = organisation() && jurisdictions.peers().contains(of);
        String ancestor =
                switch (scope) {
                    case "province" -> of.code().substring(0, 2) + "0000";
                    case "prefecture" -> peer ? of.code() : of.code().substring(0, 4) + "00";
                    case "county" -> of.code();
                    default -> throw new IllegalStateException(scope);
                };
        return within((Region) of(outside.place()), new Region(ancestor)) instanceof Boolean inside
                ? !inside
                : null;
    }

    private @Nullable Object within(@Nullable Region place, Region region) {
        if (place == null) {
            return null;
        }
        boolean prefecture = region.code().endsWith("00") && !region.code().endsWith("0000");
        if (organisation() && prefecture && jurisdictions.peers().contains(place)) {
            return false;
        }
        if (place.code().startsWith(region.code().replaceFirst("(00)+$", ""))) {
            return true;
        }
        return region.code().startsWith(place.code().replaceFirst("(00)+$", "")) ? null : false;
    }

    private boolean organisation() {
        return "organisation".equals(parameters.get("jurisdiction_mode"));
    }
}
