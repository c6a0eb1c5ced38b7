package org.wengang.engine.fuzz;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.wengang.engine.schema.CodeList;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Type;
import org.wengang.engine.schema.Type.Simple;

/**
 * Random well-typed expressions as text, over a schema's facts and the parameters of {@link
 * RandomParameters}. Every operator and function of the language occurs.
 */
final class RandomExpressions {

    private final FactSchema schema;
    private final Random random;
    private final RandomValues values;

    RandomExpressions(FactSchema schema, Random random, RandomValues values) {
        this.schema = schema;
        this.random = random;
        this.values = values;
    }

    String bool(int depth) {
        if (depth <= 0) {
            return leaf(Simple.BOOL);
        }
        return switch (random.nextInt(20)) {
            case 0, 1 -> "(%s && %s)".formatted(bool(depth - 1), bool(depth - 1));
            case 2, 3 -> "(%s || %s)".formatted(bool(depth - 1), bool(depth - 1));
            case 4 -> "!(%s)".formatted(bool(depth - 1));
            case 5 -> choice(depth, () -> bool(depth - 1));
            case 6 -> equality(Simple.BOOL, depth);
            case 7, 8 -> ordered(depth);
            case 9 -> equality(code(), 1);
            case 10 -> in();
            case 11 -> "within(%s, %s)".formatted(region(depth - 1), constantRegion());
            case 12 ->
                    "outside(%s, %s, %s)".formatted(region(depth - 1), scope(), constantRegion());
            case 13, 14 -> compared(text(depth - 1), text(depth - 1));
            case 15 ->
                    "(%s in [%s, %s, %s])"
                            .formatted(
                                    text(depth - 1),
                                    constant(Simple.STRING),
                                    constant(Simple.STRING),
                                    constant(Simple.STRING));
            case 16 -> compared(bool(depth - 1), bool(depth - 1));
            case 17, 18 ->
                    "%s.%s(%s)"
                            .formatted(
                                    text(depth - 1),
                                    List.of("contains", "startsWith", "endsWith")
                                            .get(random.nextInt(3)),
                                    text(depth - 2));
            default -> "known(%s)".formatted(any(depth - 1));
        };
    }

    String money(int depth) {
        if (depth <= 0) {
            return leaf(Simple.MONEY);
        }
        return switch (random.nextInt(13)) {
            case 0 -> "(%s + %s)".formatted(money(depth - 1), money(depth - 1));
            case 1 -> "(%s - %s)".formatted(money(depth - 1), money(depth - 1));
            case 2 -> "(%s * %s)".formatted(money(depth - 1), whole(depth - 2));
            case 3 -> "(%s * %s)".formatted(whole(depth - 2), money(depth - 1));
            case 4 -> choice(depth, () -> money(depth - 1));
            case 5 -> extreme(() -> money(depth - 1));
            case 6, 7 ->
                    "percent(%s, %s, %s)".formatted(money(depth - 1), whole(depth - 2), rounding());
            case 8, 9 ->
                    "prorate(%s, %s, %s, %s)"
                            .formatted(
                                    money(depth - 1),
                                    whole(depth - 2),
                                    whole(depth - 2),
                                    rounding());
            case 10 ->
                    random.nextBoolean()
                            ? tier(Simple.INT, whole(depth - 1))
                            : tier(Simple.DATE, date(depth - 1));
            case 11 -> "-(%s)".formatted(money(depth - 1));
            default -> leaf(Simple.MONEY);
        };
    }

    private String whole(int depth) {
        if (depth <= 0) {
            return leaf(Simple.INT);
        }
        return switch (random.nextInt(16)) {
            case 0 -> "(%s + %s)".formatted(whole(depth - 1), whole(depth - 1));
            case 1 -> "(%s - %s)".formatted(whole(depth - 1), whole(depth - 1));
            case 2 -> "(%s * %s)".formatted(whole(depth - 1), whole(depth - 1));
            case 3 -> choice(depth, () -> whole(depth - 1));
            case 4 -> extreme(() -> whole(depth - 1));
            case 5, 6 -> "years(%s, %s)".formatted(date(depth - 1), date(depth - 1));
            case 8 -> tier(Simple.MONEY, money(depth - 1));
            case 7 -> "days(%s, %s)".formatted(date(depth - 1), date(depth - 1));
            case 9, 10 -> "(%s / %s)".formatted(whole(depth - 1), whole(depth - 2));
            case 11, 12 -> "(%s %% %s)".formatted(whole(depth - 1), whole(depth - 2));
            case 13 -> "-(%s)".formatted(whole(depth - 1));
            case 14 -> "size(%s)".formatted(text(depth - 1));
            default -> leaf(Simple.INT);
        };
    }

    private String date(int depth) {
        if (depth <= 0) {
            return leaf(Simple.DATE);
        }
        return switch (random.nextInt(7)) {
            case 0 -> choice(depth, () -> date(depth - 1));
            case 1 -> extreme(() -> date(depth - 1));
            case 2 -> "monthEnd(%s)".formatted(date(depth - 1));
            case 3, 4 -> "addMonths(%s, %s)".formatted(date(depth - 1), months());
            default -> leaf(Simple.DATE);
        };
    }

    private String region(int depth) {
        return depth > 1 && random.nextInt(5) == 0
                ? choice(depth, () -> region(depth - 1))
                : leaf(Simple.REGION);
    }

    private String text(int depth) {
        if (depth <= 0) {
            return leaf(Simple.STRING);
        }
        return switch (random.nextInt(10)) {
            case 0 -> choice(depth, () -> text(depth - 1));
            case 1, 2 -> "(%s + %s)".formatted(text(depth - 1), text(depth - 1));
            case 3 -> "%s.substring(%s)".formatted(text(depth - 1), ends(1));
            case 4 -> "%s.substring(%s)".formatted(text(depth - 1), ends(2));
            default -> leaf(Simple.STRING);
        };
    }

    /** Mostly inside a short text. */
    private String ends(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        random.nextInt(8) == 0
                                ? constant(Simple.INT)
                                : Integer.toString(i + random.nextInt(2)))
                .collect(Collectors.joining(", "));
    }

    /** Small, so that days stay in the calendar; now and then anything. */
    private String months() {
        return switch (random.nextInt(4)) {
            case 0 -> leaf(Simple.INT);
            case 1 -> "min(max(%s, -600), 600)".formatted(leaf(Simple.INT));
            default -> Integer.toString(random.nextInt(-40, 41));
        };
    }

    private String tier(Simple bound, String value) {
        return "tier(%s, param.%s)".formatted(value, RandomParameters.table(bound));
    }

    private String rounding() {
        return constant(new Type.Code(CodeList.ROUNDING.name()));
    }

    private String any(int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> bool(depth);
            case 4 -> text(depth);
            case 1 -> whole(depth);
            case 2 -> money(depth);
            case 3 -> date(depth);
            default -> region(depth);
        };
    }

    private String ordered(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> compared(whole(depth - 1), whole(depth - 1));
            case 1 -> compared(money(depth - 1), money(depth - 1));
            case 2 -> compared(date(depth - 1), date(depth - 1));
            default ->
                    compared(
                            "years(%s, %s)".formatted(leaf(Simple.DATE), constant(Simple.DATE)),
                            constant(Simple.INT));
        };
    }

    private String compared(String left, String right) {
        String sign = List.of("<", "<=", ">", ">=", "==", "!=").get(random.nextInt(6));
        return "(%s %s %s)".formatted(left, sign, right);
    }

    private String equality(Type type, int depth) {
        String sign = random.nextBoolean() ? "==" : "!=";
        if (type instanceof Type.Code) {
            return "(%s %s %s)".formatted(fact(type), sign, leaf(type));
        }
        return "(%s %s %s)".formatted(bool(depth - 1), sign, bool(depth - 1));
    }

    private String in() {
        Type.Code code = code();
        String list =
                switch (random.nextInt(4)) {
                    case 0 -> "param." + RandomParameters.codes(code.list());
                    case 1 -> "[]";
                    default -> "[%s, %s]".formatted(constant(code), constant(code));
                };
        if (random.nextInt(4) == 0) {
            return "(%s in [%s, %s])"
                    .formatted(leaf(Simple.INT), constant(Simple.INT), constant(Simple.INT));
        }
        return "(%s in %s)".formatted(fact(code), list);
    }

    private String choice(int depth, Supplier<String> branch) {
        return "(%s ? %s : %s)".formatted(bool(depth - 1), branch.get(), branch.get());
    }

    private String extreme(Supplier<String> operand) {
        String name = random.nextBoolean() ? "min" : "max";
        return "%s(%s, %s)".formatted(name, operand.get(), operand.get());
    }

    /** Mostly a fact, so that unknowns occur. */
    private String leaf(Type type) {
        return random.nextInt(3) > 0 ? fact(type) : constant(type);
    }

    private String fact(Type type) {
        List<Fact> facts =
                schema.facts().values().stream().filter(fact -> fact.type().equals(type)).toList();
        return facts.isEmpty()
                ? constant(type)
                : "p." + facts.get(random.nextInt(facts.size())).name();
    }

    private String constant(Type type) {
        if (random.nextBoolean() && RandomParameters.has(type)) {
            return "param." + RandomParameters.name(type);
        }
        String text = type.text(values.of(type, null));
        return switch (type) {
            case Simple.BOOL, Simple.INT -> text;
            case Simple.MONEY -> random.nextInt(4) == 0 ? "zero()" : "yuan('" + text + "')";
            case Simple.DATE -> "date('" + text + "')";
            case Simple.REGION -> "region('" + text + "')";
            case Type.Code ignored -> "'" + text + "'";
            case Simple.STRING ->
                    "'%s'"
                            .formatted(
                                    text.replace("\\", "\\\\")
                                            .replace("'", "\\'")
                                            .replace("\n", "\\n")
                                            .replace("\t", "\\t"));
            case Type.Codes ignored -> throw new IllegalArgumentException("A list is no leaf.");
            case Type.Tiers ignored -> throw new IllegalArgumentException("A table is no leaf.");
        };
    }

    private String constantRegion() {
        return constant(Simple.REGION);
    }

    private String scope() {
        return constant(new Type.Code(CodeList.SCOPE.name()));
    }

    private Type.Code code() {
        List<Type.Code> codes =
                schema.facts().values().stream()
                        .map(Fact::type)
                        .filter(Type.Code.class::isInstance)
                        .map(Type.Code.class::cast)
                        .distinct()
                        .toList();
        return codes.get(random.nextInt(codes.size()));
    }
}
