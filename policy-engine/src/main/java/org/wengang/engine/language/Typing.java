package org.wengang.engine.language;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.error.Position;
import org.wengang.engine.schema.CodeList;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.Type;
import org.wengang.engine.yaml.YamlText;

/**
 * Types one parsed expression. This is the closed list of what the language has: whatever is not
 * built here is refused at its place. A method returns null after it has added an error.
 */
final class Typing {

    private static final String FACTS = "p";
    private static final String PARAMETERS = "param";

    private final Scope scope;
    private final CelAbstractSyntaxTree tree;
    private final YamlText text;
    private final ErrorCollector errors;
    private final Calls calls;

    Typing(Scope scope, CelAbstractSyntaxTree tree, YamlText text, ErrorCollector errors) {
        this.scope = scope;
        this.tree = tree;
        this.text = text;
        this.errors = errors;
        this.calls = new Calls(this);
    }

    @Nullable Expression expression(Type expected) {
        return of(tree.getExpr(), expected);
    }

    /** Types a part that must have a type; text literals take their code list from it. */
    @Nullable Expression of(CelExpr part, Type expected) {
        @Nullable Expression typed =
                isText(part) ? textLiteral(part, expected) : any(part, expected);
        if (typed != null && !typed.type().equals(expected)) {
            return refuse(part, Fault.TYPE_EXPECTED, expected.word(), typed.type().word());
        }
        return typed;
    }

    /**
     * Types a part whose type is not known beforehand.
     *
     * @param hint the type wished for, if any; a text literal without one is a string
     */
    @Nullable Expression any(CelExpr part, @Nullable Type hint) {
        return switch (part.getKind()) {
            case CONSTANT -> written(part, hint);
            case SELECT -> select(part);
            case CALL -> calls.of(part, hint);
            case IDENT -> refuse(part, Fault.NAME_UNKNOWN, part.ident().name());
            case LIST -> refuse(part, Fault.CONSTRUCT_REFUSED, "[ ]");
            case STRUCT, MAP -> refuse(part, Fault.CONSTRUCT_REFUSED, "{ }");
            case COMPREHENSION, NOT_SET -> refuse(part, Fault.CONSTRUCT_REFUSED, text.text());
        };
    }

    private @Nullable Expression written(CelExpr part, @Nullable Type hint) {
        CelConstant constant = part.constant();
        return switch (constant.getKind()) {
            case BOOLEAN_VALUE -> new Expression.Literal(Type.Simple.BOOL, constant.booleanValue());
            case INT64_VALUE -> new Expression.Literal(Type.Simple.INT, constant.int64Value());
            case STRING_VALUE -> textLiteral(part, hint == null ? Type.Simple.STRING : hint);
            case NULL_VALUE -> refuse(part, Fault.CONSTRUCT_REFUSED, "null");
            case DOUBLE_VALUE ->
                    refuse(part, Fault.CONSTRUCT_REFUSED, Double.toString(constant.doubleValue()));
            case UINT64_VALUE ->
                    refuse(part, Fault.CONSTRUCT_REFUSED, constant.uint64Value() + "u");
            case BYTES_VALUE -> refuse(part, Fault.CONSTRUCT_REFUSED, "b''");
            case NOT_SET, TIMESTAMP_VALUE, DURATION_VALUE ->
                    refuse(part, Fault.CONSTRUCT_REFUSED, constant.getKind().name());
        };
    }

    private @Nullable Expression textLiteral(CelExpr part, Type expected) {
        String code = part.constant().stringValue();
        if (expected == Type.Simple.STRING) {
            return expected.accepts(code)
                    ? new Expression.Literal(expected, code)
                    : refuse(part, Fault.VALUE_INVALID, code, expected.word());
        }
        if (!(expected instanceof Type.Code(String list))) {
            return refuse(part, Fault.TYPE_EXPECTED, expected.word(), "'" + code + "'");
        }
        @Nullable CodeList codes = scope.schema().codeLists().get(list);
        if (codes == null || !codes.has(code)) {
            return refuse(part, Fault.CODE_UNKNOWN, code, list);
        }
        return new Expression.Literal(expected, code);
    }

    private @Nullable Expression select(CelExpr part) {
        CelExpr operand = part.select().operand();
        String name = part.select().field();
        if (operand.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            return refuse(part, Fault.NAME_UNKNOWN, "." + name);
        }
        return switch (operand.ident().name()) {
            case FACTS -> {
                @Nullable Fact fact = scope.schema().facts().get(name);
                yield fact == null
                        ? refuse(operand, Fault.FACT_UNKNOWN, name)
                        : new Expression.FactValue(fact);
            }
            case PARAMETERS -> {
                @Nullable Type type = scope.parameters().get(name);
                yield type == null
                        ? refuse(operand, Fault.PARAMETER_UNKNOWN, name)
                        : new Expression.ParameterValue(name, type);
            }
            default -> refuse(operand, Fault.NAME_UNKNOWN, operand.ident().name());
        };
    }

    static boolean isText(CelExpr part) {
        return part.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && part.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    /** A literal or parameter of the type. */
    @Nullable Expression constant(CelExpr part, Type expected) {
        @Nullable Expression typed = of(part, expected);
        if (typed == null
                || typed instanceof Expression.Literal
                || typed instanceof Expression.ParameterValue) {
            return typed;
        }
        return refuse(part, Fault.CONSTANT_REQUIRED);
    }

    @Nullable Expression mismatch(CelExpr part, String sign, Expression left, Expression right) {
        return refuse(part, Fault.TYPE_MISMATCH, sign, left.type().word(), right.type().word());
    }

    /** Adds an error at the part and returns null. */
    @Nullable Expression refuse(CelExpr part, Fault fault, String... arguments) {
        errors.add(place(part), fault, arguments);
        return null;
    }

    /** Where a part begins, as an author sees it: CEL points at the dot or bracket inside. */
    int offset(CelExpr part) {
        int at = tree.getSource().getPositionsMap().getOrDefault(part.id(), 0);
        return switch (part.getKind()) {
            case SELECT -> offset(part.select().operand());
            case CALL -> nameBefore(at, part.call().function());
            case CONSTANT, IDENT, LIST, STRUCT, MAP, COMPREHENSION, NOT_SET -> at;
        };
    }

    private int nameBefore(int bracket, String function) {
        int start = bracket - function.length();
        if (start < 0) {
            return bracket;
        }
        int from = text.text().offsetByCodePoints(0, start);
        return text.text().startsWith(function + "(", from) ? start : bracket;
    }

    private Position place(CelExpr part) {
        return text.at(offset(part));
    }
}
