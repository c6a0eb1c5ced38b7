package org.wengang.engine.language;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.error.Fault;
import org.wengang.engine.language.Expression.Holds;
import org.wengang.engine.schema.CodeList;
import org.wengang.engine.schema.Type;
import org.wengang.engine.schema.Type.Simple;

/** Types the functions of the language. */
final class Functions {

    /** By name: how many arguments each takes. */
    static final Map<String, Integer> ARGUMENTS =
            Map.ofEntries(
                    Map.entry("known", 1),
                    Map.entry("years", 2),
                    Map.entry("days", 2),
                    Map.entry("addMonths", 2),
                    Map.entry("monthEnd", 1),
                    Map.entry("within", 2),
                    Map.entry("outside", 3),
                    Map.entry("min", 2),
                    Map.entry("max", 2),
                    Map.entry("percent", 3),
                    Map.entry("prorate", 4),
                    Map.entry("tier", 2),
                    Map.entry("size", 1),
                    Map.entry("zero", 0),
                    Map.entry("yuan", 1),
                    Map.entry("date", 1),
                    Map.entry("region", 1));

    private static final Type ROUNDING = new Type.Code(CodeList.ROUNDING.name());

    private final Typing typing;

    Functions(Typing typing) {
        this.typing = typing;
    }

    /**
     * @param name one of {@link #ARGUMENTS}, and as many arguments as it says
     */
    @Nullable Expression of(String name, CelExpr part, List<CelExpr> arguments) {
        return switch (name) {
            case "known" -> known(part, arguments.getFirst());
            case "years", "days" -> {
                @Nullable Expression from = typing.of(arguments.get(0), Simple.DATE);
                @Nullable Expression to = typing.of(arguments.get(1), Simple.DATE);
                if (from == null || to == null) {
                    yield null;
                }
                yield name.equals("years")
                        ? new Expression.Years(from, to)
                        : new Expression.Days(from, to);
            }
            case "addMonths" -> {
                @Nullable Expression date = typing.of(arguments.get(0), Simple.DATE);
                @Nullable Expression months = typing.of(arguments.get(1), Simple.INT);
                yield date == null || months == null
                        ? null
                        : new Expression.AddMonths(date, months, typing.offset(part));
            }
            case "monthEnd" -> {
                @Nullable Expression date = typing.of(arguments.getFirst(), Simple.DATE);
                yield date == null ? null : new Expression.MonthEnd(date);
            }
            case "within" -> {
                @Nullable Expression place = typing.of(arguments.get(0), Simple.REGION);
                @Nullable Expression region = typing.constant(arguments.get(1), Simple.REGION);
                yield place == null || region == null
                        ? null
                        : new Expression.Within(place, region, typing.offset(part));
            }
            case "outside" -> {
                @Nullable Expression place = typing.of(arguments.get(0), Simple.REGION);
                var scopeType = new Type.Code(CodeList.SCOPE.name());
                @Nullable Expression scope = typing.constant(arguments.get(1), scopeType);
                @Nullable Expression of = typing.constant(arguments.get(2), Simple.REGION);
                yield place == null || scope == null || of == null
                        ? null
                        : new Expression.Outside(place, scope, of, typing.offset(part));
            }
            case "min", "max" -> extreme(name, part, arguments);
            case "percent", "prorate" -> share(name.equals("percent"), part, arguments);
            case "tier" -> tier(part, arguments);
            case "size" -> {
                @Nullable Expression text = typing.of(arguments.getFirst(), Simple.STRING);
                yield text == null ? null : new Expression.Size(text);
            }
            case "zero" -> new Expression.Literal(Simple.MONEY, 0L);
            case "yuan" -> literal(Simple.MONEY, arguments.getFirst());
            case "date" -> literal(Simple.DATE, arguments.getFirst());
            case "region" -> literal(Simple.REGION, arguments.getFirst());
            default -> throw new IllegalStateException("Function without a case: " + name);
        };
    }

    /** What is asked of a string that stands before the dot. */
    @Nullable Expression afterDot(
            String name, CelExpr part, CelExpr textPart, List<CelExpr> arguments) {
        int count = arguments.size();
        for (Holds.Where where : Holds.Where.values()) {
            if (where.function().equals(name)) {
                return count == 1
                        ? holds(where, textPart, arguments.getFirst())
                        : miscounted(part, "1");
            }
        }
        if (!name.equals("substring")) {
            return typing.refuse(part, Fault.FUNCTION_REFUSED, name);
        }
        return count == 1 || count == 2
                ? piece(part, textPart, arguments)
                : miscounted(part, "1–2");
    }

    private @Nullable Expression miscounted(CelExpr part, String wanted) {
        String written = Integer.toString(part.call().args().size());
        return typing.refuse(part, Fault.ARGUMENT_COUNT, part.call().function(), wanted, written);
    }

    private @Nullable Expression holds(Holds.Where where, CelExpr textPart, CelExpr piecePart) {
        @Nullable Expression text = typing.of(textPart, Simple.STRING);
        @Nullable Expression piece = typing.of(piecePart, Simple.STRING);
        return text == null || piece == null ? null : new Holds(where, text, piece);
    }

    private @Nullable Expression piece(CelExpr part, CelExpr textPart, List<CelExpr> endParts) {
        @Nullable Expression text = typing.of(textPart, Simple.STRING);
        var ends = new ArrayList<Expression>();
        for (CelExpr endPart : endParts) {
            @Nullable Expression end = typing.constant(endPart, Simple.INT);
            if (end != null) {
                ends.add(end);
            }
        }
        return text == null || ends.size() < endParts.size()
                ? null
                : new Expression.Piece(text, ends, typing.offset(part));
    }

    private @Nullable Expression known(CelExpr part, CelExpr argument) {
        @Nullable Expression operand = typing.any(argument, null);
        if (operand == null) {
            return null;
        }
        return operand.type() instanceof Type.Codes || operand.type() instanceof Type.Tiers
                ? typing.refuse(part, Fault.CONSTRUCT_REFUSED, "known " + operand.type().word())
                : new Expression.Known(operand);
    }

    private @Nullable Expression extreme(String name, CelExpr part, List<CelExpr> arguments) {
        @Nullable Expression left = typing.any(arguments.get(0), null);
        @Nullable Expression right = typing.any(arguments.get(1), null);
        if (left == null || right == null) {
            return null;
        }
        return left.type().isOrdered() && left.type().equals(right.type())
                ? new Expression.Extreme(left.type(), name.equals("min"), left, right)
                : typing.mismatch(part, name, left, right);
    }

    private @Nullable Expression share(boolean percent, CelExpr part, List<CelExpr> arguments) {
        @Nullable Expression money = typing.of(arguments.get(0), Simple.MONEY);
        @Nullable Expression times = typing.of(arguments.get(1), Simple.INT);
        @Nullable Expression by =
                percent ? Expression.Share.BASIS_POINTS : typing.of(arguments.get(2), Simple.INT);
        @Nullable Expression rounding = typing.constant(arguments.getLast(), ROUNDING);
        return money == null || times == null || by == null || rounding == null
                ? null
                : new Expression.Share(money, times, by, rounding, typing.offset(part));
    }

    private @Nullable Expression tier(CelExpr part, List<CelExpr> arguments) {
        @Nullable Expression value = typing.any(arguments.get(0), null);
        @Nullable Expression table = typing.any(arguments.get(1), null);
        if (value == null || table == null) {
            return null;
        }
        if (!(table.type() instanceof Type.Tiers tiers)) {
            return typing.refuse(
                    arguments.get(1), Fault.TYPE_EXPECTED, "tiers(…)", table.type().word());
        }
        if (!value.type().equals(tiers.bound())) {
            return typing.refuse(
                    arguments.get(0),
                    Fault.TYPE_EXPECTED,
                    tiers.bound().word(),
                    value.type().word());
        }
        return new Expression.Tier(
                value, (Expression.ParameterValue) table, tiers.value(), typing.offset(part));
    }

    private @Nullable Expression literal(Type type, CelExpr part) {
        if (!Typing.isText(part)) {
            return typing.refuse(part, Fault.CONSTANT_REQUIRED);
        }
        String written = part.constant().stringValue();
        @Nullable Object value = type.value(written);
        return value == null
                ? typing.refuse(part, Fault.VALUE_INVALID, written, type.word())
                : new Expression.Literal(type, value);
    }
}
