package org.wengang.engine.fuzz;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;
import static dev.cel.common.CelOverloadDecl.newMemberOverload;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Jurisdictions;
import org.wengang.engine.schema.Region;
import org.wengang.engine.schema.TierTable;

/**
 * The language as cel-java's own parser, checker and runtime read it, from the text: what is not
 * known is a missing key, so an error, which {@code &&} and {@code ||} absorb. Money is fen, a day
 * its number, a region its code. {@code known} is answered inside out, because CEL cannot ask for
 * an error. The older runtime is used: in the newer one of 0.14.0 an error out of {@code &&} may be
 * compared as a value. Strings are put in order by code points, as CEL wants; cel-java itself puts
 * them in the order of UTF-16.
 */
final class CelOracle {

    private static final String KNOWN = "known(";
    private static final Pattern ORDER = Pattern.compile("(LESS|GREATER)(_EQUALS)?_STRING");

    private final CelCompiler compiler;
    private final CelRuntime runtime;
    private final Map<String, Object> parameters;
    private final Map<String, CelRuntime.Program> programs = new HashMap<>();
    private final Set<Region> peers;

    @SuppressWarnings("Immutable") // a test runs on one thread
    CelOracle(Map<String, Object> parameters, Jurisdictions jurisdictions) {
        this.parameters =
                parameters.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> plain(e.getValue())));
        this.peers = jurisdictions.peers();
        var functions =
                Map.<String, Function<Object[], Object>>ofEntries(
                        Map.entry(
                                "years/2",
                                a -> (long) Period.between(day(a[0]), day(a[1])).getYears()),
                        Map.entry("days/2", a -> (Long) a[1] - (Long) a[0]),
                        Map.entry(
                                "addMonths/2", a -> day(a[0]).plusMonths((Long) a[1]).toEpochDay()),
                        Map.entry(
                                "monthEnd/1",
                                a -> YearMonth.from(day(a[0])).atEndOfMonth().toEpochDay()),
                        Map.entry("min/2", a -> Math.min((Long) a[0], (Long) a[1])),
                        Map.entry("max/2", a -> Math.max((Long) a[0], (Long) a[1])),
                        Map.entry("percent/3", a -> share(a[0], a[1], 10_000L, a[2])),
                        Map.entry("prorate/4", a -> share(a[0], a[1], a[2], a[3])),
                        Map.entry("tier/2", a -> tier((Long) a[0], (List<?>) a[1])),
                        Map.entry("within/2", a -> within((String) a[0], (String) a[1])),
                        Map.entry(
                                "outside/3",
                                a -> outside((String) a[0], (String) a[1], (String) a[2])),
                        Map.entry("zero/0", a -> 0L),
                        Map.entry(
                                "yuan/1",
                                a ->
                                        new BigDecimal((String) a[0])
                                                .movePointRight(2)
                                                .longValueExact()),
                        Map.entry("date/1", a -> LocalDate.parse((String) a[0]).toEpochDay()),
                        Map.entry("region/1", a -> a[0]),
                        Map.entry("substring/2", a -> substring((String) a[0], a[1], null)),
                        Map.entry("substring/3", a -> substring((String) a[0], a[1], a[2])));
        var builder = CelCompilerFactory.standardCelCompilerBuilder();
        var bindings =
                CelRuntimeFactory.legacyCelRuntimeBuilder()
                        .setStandardEnvironmentEnabled(false)
                        .setStandardFunctions(withoutOrderOfStrings());
        functions.forEach((name, body) -> {
            int count = Integer.parseInt(name.substring(name.indexOf('/') + 1));
            builder.addFunctionDeclarations(declaration(name, count));
            bindings.addFunctionBindings(
                    CelFunctionBinding.from(
                            name,
                            ImmutableList.copyOf(Collections.nCopies(count, Object.class)),
                            body::apply));
        });
        orders().forEach((name, test) ->
                bindings.addFunctionBindings(
                        CelFunctionBinding.from(
                                name + "_string",
                                String.class,
                                String.class,
                                (a, b) ->
                                        test.test(
                                                Arrays.compare(
                                                        a.codePoints().toArray(),
                                                        b.codePoints().toArray())))));
        var map = MapType.create(SimpleType.STRING, SimpleType.DYN);
        this.compiler = builder.addVar("p", map).addVar("param", map).build();
        this.runtime = bindings.build();
    }

    private static CelFunctionDecl declaration(String name, int count) {
        List<CelType> arguments = Collections.nCopies(count, SimpleType.DYN);
        return newFunctionDeclaration(
                name.substring(0, name.indexOf('/')),
                name.startsWith("substring")
                        ? newMemberOverload(name, SimpleType.DYN, arguments)
                        : newGlobalOverload(name, SimpleType.DYN, arguments));
    }

    private static CelStandardFunctions withoutOrderOfStrings() {
        return CelStandardFunctions.newBuilder()
                .filterFunctions((_, overload) -> !ORDER.matcher(overload.toString()).matches())
                .build();
    }

    private static Map<String, IntPredicate> orders() {
        return Map.of(
                "less", order -> order < 0,
                "less_equals", order -> order <= 0,
                "greater", order -> order > 0,
                "greater_equals", order -> order >= 0);
    }

    private static Object substring(String text, Object from, @Nullable Object to) {
        int[] points = text.codePoints().toArray();
        long end = to == null ? points.length : (Long) to;
        return new String(points, Math.toIntExact((Long) from), Math.toIntExact(end - (Long) from));
    }

    /** Null if it is not known. */
    @Nullable Object of(String expression, Map<String, Object> person) {
        var facts = new HashMap<String, Object>();
        person.forEach((name, value) -> facts.put(name, plain(value)));
        return answer(expression, Map.of("p", facts, "param", parameters));
    }

    private @Nullable Object answer(String expression, Map<String, Object> variables) {
        int known = expression.lastIndexOf(KNOWN);
        if (known >= 0) {
            int end = closing(expression, known + KNOWN.length());
            String operand = expression.substring(known + KNOWN.length(), end);
            boolean is = answer(operand, variables) != null;
            return answer(
                    expression.substring(0, known) + is + expression.substring(end + 1), variables);
        }
        try {
            return programs.computeIfAbsent(expression, this::program).eval(variables);
        } catch (CelEvaluationException e) {
            return null;
        }
    }

    private CelRuntime.Program program(String expression) {
        try {
            return runtime.createProgram(compiler.compile(expression).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(expression, e);
        }
    }

    /** The bracket that closes; no text of the language holds one. */
    private static int closing(String expression, int from) {
        int open = 1;
        int at = from;
        while (open > 0) {
            char c = expression.charAt(at++);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return at - 1;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case LocalDate date -> date.toEpochDay();
            case Region region -> region.code();
            case TierTable table ->
                    table.rows().stream()
                            .map(row ->
                                    List.of(
                                            row.from() == null ? Long.MIN_VALUE : row.from(),
                                            row.to() == null ? Long.MAX_VALUE : row.to(),
                                            row.value()))
                            .toList();
            default -> value;
        };
    }

    private static LocalDate day(Object number) {
        return LocalDate.ofEpochDay((Long) number);
    }

    private static Object share(Object money, Object times, Object by, Object rounding) {
        String code = (String) rounding;
        long unit = code.startsWith("yuan_") ? 100 : 1;
        var mode = RoundingMode.valueOf(code.replace("yuan_", "").toUpperCase(Locale.ROOT));
        return BigDecimal.valueOf((Long) money)
                .multiply(BigDecimal.valueOf((Long) times))
                .divide(BigDecimal.valueOf((Long) by).multiply(BigDecimal.valueOf(unit)), 0, mode)
                .multiply(BigDecimal.valueOf(unit))
                .longValueExact();
    }

    private static Object tier(long value, List<?> rows) {
        for (Object row : rows) {
            var parts = (List<?>) row;
            if ((Long) parts.get(0) <= value && value <= (Long) parts.get(1)) {
                return parts.get(2);
            }
        }
        throw new IllegalArgumentException("No row");
    }

    private boolean organisation() {
        return "organisation".equals(parameters.get("jurisdiction_mode"));
    }

    private Object within(String place, String region) {
        boolean prefecture = region.endsWith("00") && !region.endsWith("0000");
        if (organisation() && prefecture && peers.contains(new Region(place))) {
            return false;
        }
        if (place.startsWith(digits(region))) {
            return true;
        }
        if (region.startsWith(digits(place))) {
            throw new IllegalArgumentException("Wider than what is asked for");
        }
        return false;
    }

    private static String digits(String region) {
        return region.replaceFirst("(00)+$", "");
    }

    private Object outside(String place, String scope, String of) {
        boolean peer = organisation() && peers.contains(new Region(of));
        int digits = scope.equals("province") ? 2 : scope.equals("county") || peer ? 6 : 4;
        return !(Boolean) within(place, of.substring(0, digits) + "0".repeat(6 - digits));
    }
}
