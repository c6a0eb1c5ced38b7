package org.wengang.engine.language;

import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.error.Fault;
import org.wengang.engine.language.Expression.Arithmetic;
import org.wengang.engine.language.Expression.Comparison;
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
                    "_*_", Arithmetic.Operator.TIMES,
                    "_/_", Arithmetic.Operator.DIVIDE,
                    "_%_", Arithmetic.Operator.REMAINDER);

    private final Typing typing;
    private final Functions functions;

    Calls(Typing typing) {
        this.typing = typing;
        this.functions = new Functions(typing);
    }

    @Nullable Expression of(CelExpr part, @Nullable Type hint) {
        String name = part.call().function();
        List<CelExpr> arguments = part.call().args();
        @Nullable Integer count = Functions.ARGUMENTS.get(name);
        if (part.call().target().isPresent()) {
            return functions.afterDot(name, part, part.call().target().get(), arguments);
        }
        if (count != null) {
            return count == arguments.size()
                    ? functions.of(name, part, arguments)
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
            case "-_" -> negated(part, arguments.getFirst());
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
                        && !(left.type() instanceof Type.Tiers)
                        && (!operator.isOrder() || hasOrder(left.type()));
        return comparable
                ? new Comparison(operator, left, right)
                : typing.mismatch(part, operator.sign(), left, right);
    }

    private static boolean hasOrder(Type type) {
        return type.isOrdered() || type == Simple.STRING || type == Simple.BOOL;
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
        if (operator == Arithmetic.Operator.PLUS
                && left.type() == Simple.STRING
                && right.type() == Simple.STRING) {
            return new Expression.Joined(left, right, typing.offset(part));
        }
        @Nullable Type type = result(operator, left.type(), right.type());
        return type == null
                ? typing.mismatch(part, operator.sign(), left, right)
                : new Arithmetic(type, operator, left, right, typing.offset(part));
    }

    private static @Nullable Type result(Arithmetic.Operator operator, Type left, Type right) {
        if (left == Simple.INT && right == Simple.INT) {
            return Simple.INT;
        }
        boolean money =
                switch (operator) {
                    case PLUS, MINUS -> left == Simple.MONEY && right == Simple.MONEY;
                    case TIMES ->
                            (left == Simple.MONEY && right == Simple.INT)
                                    || (left == Simple.INT && right == Simple.MONEY);
                    case DIVIDE, REMAINDER -> false;
                };
        return money ? Simple.MONEY : null;
    }

    /** Zero minus the operand. */
    private @Nullable Expression negated(CelExpr part, CelExpr operandPart) {
        @Nullable Expression operand = typing.any(operandPart, null);
        if (operand == null) {
            return null;
        }
        Type type = operand.type();
        return type == Simple.INT || type == Simple.MONEY
                ? new Arithmetic(
                        type,
                        Arithmetic.Operator.MINUS,
                        new Expression.Literal(type, 0L),
                        operand,
                        typing.offset(part))
                : typing.refuse(operandPart, Fault.TYPE_EXPECTED, "int", type.word());
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
        if (then.type() instanceof Type.Codes || then.type() instanceof Type.Tiers) {
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
            @Nullable Expression codes = typing.constant(listPart, new Type.Codes(list));
            return codes == null ? null : new Expression.In(value, List.of(codes));
        }
        var elements = new ArrayList<Expression>();
        boolean complete = true;
        for (CelExpr element : listPart.list().elements()) {
            @Nullable Expression typed = typing.constant(element, value.type());
            complete &= typed != null;
            if (typed != null) {
                elements.add(typed);
            }
        }
        return complete ? new Expression.In(value, elements) : null;
    }
}
