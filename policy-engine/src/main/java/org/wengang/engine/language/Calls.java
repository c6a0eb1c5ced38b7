package org.wengang.engine.language;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.error.Fault;
import org.wengang.engine.language.Expression.Arithmetic;
import org.wengang.engine.language.Expression.Comparison;
import org.wengang.engine.schema.CodeList;
import org.wengang.engine.schema.Type;
import org.wengang.engine.schema.Type.Simple;

/** Types operators and functions. */
final class Calls {

    private static final Map<String, Comparison.Operator> COMPARISONS =
            Map.of(
                    "_==_", Comparison.Operator.EQUAL,
                    "_!=_", Comparison.Operator.NOT_EQUAL,
                    "_<_", Comparison.Operator.LESS,
                    "_<=_", Comparison.Operator.LESS_OR_EQUAL,
                    "_>_", Comparison.Operator.GREATER,
                    "_>=_", Comparison.Operator.GREATER_OR_EQUAL);

    private static final Map<String, Arithmetic.Operator> ARITHMETIC =
            Map.of(
                    "_+_", Arithmetic.Operator.PLUS,
                    "_-_", Arithmetic.Operator.MINUS,
                    "_*_", Arithmetic.Operator.TIMES);

    private static final Map<String, Integer> FUNCTIONS =
            Map.ofEntries(
                    Map.entry("known", 1),
                    Map.entry("years", 2),
                    Map.entry("days", 2),
                    Map.entry("within", 2),
                    Map.entry("outside", 3),
                    Map.entry("min", 2),
                    Map.entry("max", 2),
                    Map.entry("zero", 0),
                    Map.entry("yuan", 1),
                    Map.entry("date", 1),
                    Map.entry("region", 1));

    private final Typing typing;

    Calls(Typing typing) {
        this.typing = typing;
    }

    @Nullable Expression of(CelExpr part, @Nullable Type hint) {
        String name = part.call().function();
        List<CelExpr> arguments = part.call().args();
        @Nullable Integer count = FUNCTIONS.get(name);
        if (part.call().target().isPresent()) {
            return typing.refuse(part, Fault.FUNCTION_REFUSED, name);
        }
        if (count != null) {
            return count == arguments.size()
                    ? function(name, part, arguments)
                    : typing.refuse(
                            part,
                            Fault.ARGUMENT_COUNT,
                            name,
                            count.toString(),
                            Integer.toString(arguments.size()));
        }
        return operator(name, part, arguments, hint);
    }

    private @Nullable Expression operator(
            String name, CelExpr part, List<CelExpr> arguments, @Nullable Type hint) {
        if (COMPARISONS.get(name) instanceof Comparison.Operator operator) {
            return comparison(operator, part, arguments.get(0), arguments.get(1));
        }
        if (ARITHMETIC.get(name) instanceof Arithmetic.Operator operator) {
            return arithmetic(operator, part, arguments.get(0), arguments.get(1));
        }
        return switch (name) {
            case "!_" -> {
                @Nullable Expression operand = typing.of(arguments.get(0), Simple.BOOL);
                yield operand == null ? null : new Expression.Not(operand);
            }
            case "_&&_", "_||_" -> {
                @Nullable Expression left = typing.of(arguments.get(0), Simple.BOOL);
                @Nullable Expression right = typing.of(arguments.get(1), Simple.BOOL);
                if (left == null || right == null) {
                    yield null;
                }
                yield name.equals("_&&_")
                        ? new Expression.And(left, right)
                        : new Expression.Or(left, right);
            }
            case "_?_:_" -> choice(arguments, hint);
            case "@in" -> in(arguments.get(0), arguments.get(1));
            default -> refused(name, part);
        };
    }

    private @Nullable Expression refused(String name, CelExpr part) {
        boolean operator = name.contains("_") && !Character.isLetter(name.charAt(0));
        return operator
                ? typing.refuse(part, Fault.OPERATOR_REFUSED, name.replace("_", ""))
                : typing.refuse(part, Fault.FUNCTION_REFUSED, name);
    }

    private @Nullable Expression comparison(
            Comparison.Operator operator, CelExpr part, CelExpr leftPart, CelExpr rightPart) {
        @Nullable Expression left;
        @Nullable Expression right;
        if (Typing.isText(leftPart)) {
            right = typing.any(rightPart, null);
            left = right == null ? null : typing.any(leftPart, right.type());
        } else {
            left = typing.any(leftPart, null);
            right = left == null ? other(rightPart) : typing.any(rightPart, left.type());
        }
        if (left == null || right == null) {
            return null;
        }
        if (left.type() == Simple.REGION && right.type() == Simple.REGION) {
            return typing.refuse(part, Fault.REGION_COMPARED, operator.sign());
        }
        boolean comparable =
                left.type().equals(right.type())
                        && !(left.type() instanceof Type.Codes)
                        && (!operator.isOrder() || left.type().isOrdered());
        return comparable
                ? new Comparison(operator, left, right)
                : mismatch(part, operator.sign(), left, right);
    }

    /** Types the other operand only for its own errors, where the first one already failed. */
    private @Nullable Expression other(CelExpr part) {
        return Typing.isText(part) ? null : typing.any(part, null);
    }

    private @Nullable Expression arithmetic(
            Arithmetic.Operator operator, CelExpr part, CelExpr leftPart, CelExpr rightPart) {
        @Nullable Expression left = typing.any(leftPart, null);
        @Nullable Expression right = typing.any(rightPart, null);
        if (left == null || right == null) {
            return null;
        }
        @Nullable Type type = result(operator, left.type(), right.type());
        return type == null
                ? mismatch(part, operator.sign(), left, right)
                : new Arithmetic(type, operator, left, right, typing.offset(part));
    }

    private static @Nullable Type result(Arithmetic.Operator operator, Type left, Type right) {
        if (left == Simple.INT && right == Simple.INT) {
            return Simple.INT;
        }
        boolean money =
                operator == Arithmetic.Operator.TIMES
                        ? (left == Simple.MONEY && right == Simple.INT)
                                || (left == Simple.INT && right == Simple.MONEY)
                        : left == Simple.MONEY && right == Simple.MONEY;
        return money ? Simple.MONEY : null;
    }

    private @Nullable Expression choice(List<CelExpr> arguments, @Nullable Type hint) {
        @Nullable Expression condition = typing.of(arguments.get(0), Simple.BOOL);
        CelExpr thenPart = arguments.get(1);
        CelExpr otherPart = arguments.get(2);
        @Nullable Type wished = hint;
        @Nullable Expression then;
        @Nullable Expression otherwise;
        if (wished == null && Typing.isText(thenPart)) {
            otherwise = typing.any(otherPart, null);
            then = otherwise == null ? null : typing.of(thenPart, otherwise.type());
        } else {
            then = typing.any(thenPart, wished);
            otherwise =
                    then == null
                            ? typing.any(otherPart, wished)
                            : typing.of(otherPart, then.type());
        }
        if (condition == null || then == null || otherwise == null) {
            return null;
        }
        if (then.type() instanceof Type.Codes) {
            return typing.refuse(thenPart, Fault.CONSTRUCT_REFUSED, "? " + then.type().word());
        }
        return new Expression.Choice(then.type(), condition, then, otherwise);
    }

    private @Nullable Expression in(CelExpr valuePart, CelExpr listPart) {
        @Nullable Expression value = typing.any(valuePart, null);
        if (value == null) {
            return null;
        }
        if (value.type() == Simple.REGION) {
            return typing.refuse(valuePart, Fault.REGION_COMPARED, "in");
        }
        if (listPart.getKind() != CelExpr.ExprKind.Kind.LIST) {
            if (!(value.type() instanceof Type.Code(String list))) {
                return typing.refuse(listPart, Fault.TYPE_EXPECTED, "[ ]", value.type().word());
            }
            @Nullable Expression codes = constant(listPart, new Type.Codes(list));
            return codes == null ? null : new Expression.In(value, List.of(codes));
        }
        var elements = new ArrayList<Expression>();
        boolean complete = true;
        for (CelExpr element : listPart.list().elements()) {
            @Nullable Expression typed = constant(element, value.type());
            complete &= typed != null;
            if (typed != null) {
                elements.add(typed);
            }
        }
        return complete ? new Expression.In(value, elements) : null;
    }

    private @Nullable Expression function(String name, CelExpr part, List<CelExpr> arguments) {
        return switch (name) {
            case "known" -> {
                @Nullable Expression operand = typing.any(arguments.get(0), null);
                if (operand != null && operand.type() instanceof Type.Codes) {
                    yield typing.refuse(
                            part, Fault.CONSTRUCT_REFUSED, "known " + operand.type().word());
                }
                yield operand == null ? null : new Expression.Known(operand);
            }
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
            case "within" -> {
                @Nullable Expression place = typing.of(arguments.get(0), Simple.REGION);
                @Nullable Expression region = constant(arguments.get(1), Simple.REGION);
                yield place == null || region == null
                        ? null
                        : new Expression.Within(place, region, typing.offset(part));
            }
            case "outside" -> {
                @Nullable Expression place = typing.of(arguments.get(0), Simple.REGION);
                var scopeType = new Type.Code(CodeList.SCOPE.name());
                @Nullable Expression scope = constant(arguments.get(1), scopeType);
                @Nullable Expression of = constant(arguments.get(2), Simple.REGION);
                yield place == null || scope == null || of == null
                        ? null
                        : new Expression.Outside(place, scope, of, typing.offset(part));
            }
            case "min", "max" -> extreme(name, part, arguments);
            case "zero" -> new Expression.Literal(Simple.MONEY, 0L);
            case "yuan" -> literal(Simple.MONEY, arguments.get(0));
            case "date" -> literal(Simple.DATE, arguments.get(0));
            case "region" -> literal(Simple.REGION, arguments.get(0));
            default -> throw new IllegalStateException("Function without a case: " + name);
        };
    }

    private @Nullable Expression extreme(String name, CelExpr part, List<CelExpr> arguments) {
        @Nullable Expression left = typing.any(arguments.get(0), null);
        @Nullable Expression right = typing.any(arguments.get(1), null);
        if (left == null || right == null) {
            return null;
        }
        return left.type().isOrdered() && left.type().equals(right.type())
                ? new Expression.Extreme(left.type(), name.equals("min"), left, right)
                : mismatch(part, name, left, right);
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

    private @Nullable Expression constant(CelExpr part, Type expected) {
        @Nullable Expression typed = typing.of(part, expected);
        if (typed == null
                || typed instanceof Expression.Literal
                || typed instanceof Expression.ParameterValue) {
            return typed;
        }
        return typing.refuse(part, Fault.CONSTANT_REQUIRED);
    }

    private @Nullable Expression mismatch(
            CelExpr part, String sign, Expression left, Expression right) {
        return typing.refuse(
                part, Fault.TYPE_MISMATCH, sign, left.type().word(), right.type().word());
    }
}
