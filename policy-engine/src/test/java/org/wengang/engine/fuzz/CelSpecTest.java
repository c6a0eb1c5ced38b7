package org.wengang.engine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wengang.engine.closure.Closures;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.error.Position;
import org.wengang.engine.language.Bindings;
import org.wengang.engine.language.Checker;
import org.wengang.engine.language.Expression;
import org.wengang.engine.language.Expression.Comparison.Operator;
import org.wengang.engine.language.Proofs;
import org.wengang.engine.language.Scope;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Jurisdictions;
import org.wengang.engine.schema.Type;
import org.wengang.engine.sql.Dialect;
import org.wengang.engine.sql.SqlWriter;
import org.wengang.engine.yaml.YamlText;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The conformance cases of CEL itself. Whatever of them the closed language accepts must come out
 * as CEL says; an error of CEL is unknown to us. The accepted cases are committed and may only
 * grow.
 */
class CelSpecTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "cel-spec");
    private static final FactSchema NOTHING =
            FactSchema.load(
                    new StringReader(
                            "schema: nothing/1\nentity: worker\nrow: x\nrow_en: x\nfacts: {}\n"),
                    "nothing");

    /** One case: its name in the files, and what it wants. */
    private record Case(
            String id, String expression, String needs, String kind, @Nullable String value) {

        static Case of(Map<?, ?> json) {
            return new Case(
                    json.get("file") + "/" + json.get("section") + "/" + json.get("name"),
                    String.valueOf(json.get("expr")),
                    json.get("needs") instanceof String needs ? needs : "",
                    String.valueOf(json.get("kind")),
                    json.get("value") instanceof String value ? value : null);
        }
    }

    @Test
    void nothing_accepted_is_wrong_and_what_is_accepted_may_only_grow() throws IOException {
        var accepted = new TreeSet<String>();
        var wrong = new ArrayList<String>();
        var refusals = new TreeMap<String, Integer>();
        List<Case> cases = cases();
        for (Case each : cases) {
            if (!each.needs().replace("container", "").isEmpty()
                    || each.kind().equals("typedResult")) {
                refusals.merge("needs " + each.needs() + each.kind(), 1, Integer::sum);
                continue;
            }
            var errors = new ErrorCollector();
            @Nullable Expression typed = typed(each, errors);
            if (typed == null) {
                refusals.merge(errors.errors().getFirst().code(), 1, Integer::sum);
            } else if (result(typed, each).equals(expected(each))) {
                accepted.add(each.id());
            } else {
                wrong.add(
                        "%s: %s is %s"
                                .formatted(each.id(), each.expression(), result(typed, each)));
            }
        }
        assertThat(cases).hasSize(2344);
        assertThat(wrong).isEmpty();
        var committed = new TreeSet<>(Files.readAllLines(FOLDER.resolve("accepted.txt")));
        assertThat(accepted).as("refused for: %s", refusals).isEqualTo(committed);
    }

    @Test
    void a_database_says_of_the_accepted_what_cel_says() throws IOException, SQLException {
        var accepted = Set.copyOf(Files.readAllLines(FOLDER.resolve("accepted.txt")));
        var writer = new SqlWriter(bindings(), Dialect.DUCKDB);
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            for (Case each : cases()) {
                if (accepted.contains(each.id())) {
                    var typed = Objects.requireNonNull(typed(each, new ErrorCollector()));
                    try (var row = statement.executeQuery("select " + writer.expression(typed))) {
                        row.next();
                        @Nullable String found = row.getString(1);
                        assertThat(found == null ? "error" : found)
                                .as(each.expression())
                                .isEqualTo(expected(each));
                    }
                }
            }
        }
    }

    private static List<Case> cases() throws IOException {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        return Files.readAllLines(FOLDER.resolve("simple.jsonl")).stream()
                .map(line -> Case.of((Map<?, ?>) yaml.load(line)))
                .toList();
    }

    /** As a condition, a number or a text, the standard types the language has. */
    private static @Nullable Expression typed(Case each, ErrorCollector errors) {
        var at = new Position("cel-spec", 1, 1);
        var text = new YamlText(each.expression(), at, at, true);
        for (Type type : List.of(Type.Simple.INT, Type.Simple.STRING, Type.Simple.BOOL)) {
            var found = new ErrorCollector();
            @Nullable Expression typed =
                    new Checker(new Scope(NOTHING, Map.of()), found).check(text, type);
            if (typed != null) {
                new Proofs(bindings(), text, found).range(typed);
            }
            if (typed != null && found.isEmpty()) {
                return typed;
            }
            boolean otherType =
                    found.errors().stream().anyMatch(e -> e.fault() == Fault.TYPE_EXPECTED);
            if (!otherType || type == Type.Simple.BOOL) {
                found.errors()
                        .forEach(e ->
                                errors.add(at, e.fault(), e.arguments().toArray(String[]::new)));
                return null;
            }
        }
        return null;
    }

    private static Bindings bindings() {
        return new Bindings(Map.of(), Jurisdictions.BY_CODE);
    }

    /** Of a text only whether it is the one that is wanted. */
    private static String result(Expression typed, Case each) {
        long number = new Closures(NOTHING, bindings()).term(typed).of(Facts.of(NOTHING, Map.of()));
        if (number == Facts.UNKNOWN) {
            return "error";
        }
        if (typed.type() == Type.Simple.STRING) {
            var wanted = new Expression.Literal(Type.Simple.STRING, expected(each));
            var same = new Expression.Comparison(Operator.EQUAL, typed, wanted);
            return result(same, each).equals("true") ? expected(each) : "another text";
        }
        return typed.type() == Type.Simple.BOOL
                ? Boolean.toString(number == 1)
                : Long.toString(number);
    }

    private static String expected(Case each) {
        return each.kind().equals("error") ? "error" : String.valueOf(each.value());
    }
}
