package org.wengang.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.PolicyCompiler;
import org.wengang.engine.cases.CaseRun;
import org.wengang.engine.measure.Measures;
import org.wengang.engine.policy.Parameter;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Jurisdictions;
import org.wengang.registry.FactsView;

/**
 * A folder of policies: every YAML file in it or below is one, except those in its folder {@code
 * schema}, which say what policies speak of. Without that folder the schemas of the program serve.
 */
final class PolicyFiles {

    private static final String SCHEMA = "schema";
    private static final String JURISDICTIONS = "jurisdictions.yaml";

    private final Path folder;

    private final Map<String, FactSchema> schemas = new TreeMap<>();
    private final List<String> passedOver = new ArrayList<>();
    private Jurisdictions jurisdictions = Jurisdictions.BY_CODE;

    private PolicyFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * What a folder holds.
     *
     * @param compiled those a roster can be determined by, by code
     * @param passedOver why each of the others cannot, a sentence each
     */
    record Read(List<CompiledPolicy> compiled, List<String> passedOver) {}

    /**
     * The newest version of each policy, checked, tried on its own cases and bound to its values of
     * the day.
     *
     * @throws org.wengang.engine.error.PolicyErrors for a broken file or a case that comes out
     *     otherwise
     * @throws CannotDo for a folder without policies, or a version that stands there twice
     */
    static Read read(Path folder, LocalDate asOf) {
        if (!Files.isDirectory(folder)) {
            throw At.start(folder, "There is no such folder of policies.");
        }
        try {
            return new PolicyFiles(folder).read(asOf);
        } catch (IOException problem) {
            throw At.start(folder, "The folder cannot be read: " + problem.getMessage());
        }
    }

    private Read read(LocalDate asOf) throws IOException {
        readSchemas();
        var newest = new TreeMap<String, PolicyFile>();
        for (var file : yamlBelow(folder)) {
            if (!file.startsWith(folder.resolve(SCHEMA)) && !file.endsWith(Measures.FILE)) {
                var policy = PolicyFile.load(text(file), file.toString());
                newest.merge(policy.code(), policy, PolicyFiles::newer);
            }
        }
        if (newest.isEmpty()) {
            throw At.start(folder, "There is no policy (.yaml) in this folder.");
        }
        var compiled =
                newest.values().stream()
                        .flatMap(policy -> compiled(policy, asOf).stream())
                        .toList();
        return new Read(compiled, List.copyOf(passedOver));
    }

    private static PolicyFile newer(PolicyFile one, PolicyFile other) {
        if (one.version() == other.version()) {
            throw At.start(
                    Path.of(other.file()),
                    "%s version %d stands in %s too."
                            .formatted(one.code(), one.version(), one.file()));
        }
        return one.version() > other.version() ? one : other;
    }

    private Optional<CompiledPolicy> compiled(PolicyFile file, LocalDate asOf) {
        @Nullable FactSchema schema = schemas.get(file.schema().text());
        if (schema == null) {
            var at = file.schema().at();
            throw At.place(
                    Path.of(at.file()),
                    at.line(),
                    at.column(),
                    "There is no schema “%s”; there is %s."
                            .formatted(file.schema().text(), String.join(", ", schemas.keySet())));
        }
        var checked = PolicyCompiler.check(file, schema);
        CaseRun.verify(checked, jurisdictions);
        var values = ParameterValues.of(file, asOf);
        var without =
                values.missing().stream()
                        .filter(parameter -> parameter.values().isEmpty())
                        .map(Parameter::name)
                        .filter(name -> !isBudget(file, name))
                        .toList();
        if (!schema.name().equals(FactsView.WORKER)) {
            passOver(file, "a roster says nothing of " + schema.name());
        } else if (!without.isEmpty()) {
            passOver(file, "no value for " + String.join(", ", without));
        } else if (file.limits().countsByMonth()) {
            passOver(file, "it counts by months, of which a roster says nothing");
        } else {
            return Optional.of(checked.bind(values, jurisdictions).satisfiable());
        }
        return Optional.empty();
    }

    private void passOver(PolicyFile file, String why) {
        passedOver.add(
                "%s version %d: passed over, %s".formatted(file.code(), file.version(), why));
    }

    /** Without a value for its budget a policy can be determined; then no line waits. */
    private static boolean isBudget(PolicyFile file, String parameter) {
        var budget = file.limits().budget();
        return budget != null && budget.parameter().equals(parameter);
    }

    private void readSchemas() throws IOException {
        if (Files.isDirectory(folder.resolve(SCHEMA))) {
            for (var file : yamlBelow(folder.resolve(SCHEMA))) {
                schema(String.valueOf(file.getFileName()), text(file), file.toString());
            }
            return;
        }
        for (var resource :
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath:policies/schema/*.yaml")) {
            var name = String.valueOf(resource.getFilename());
            schema(
                    name,
                    new StringReader(resource.getContentAsString(StandardCharsets.UTF_8)),
                    name);
        }
    }

    private void schema(String name, Reader yaml, String file) {
        if (name.equals(JURISDICTIONS)) {
            jurisdictions = Jurisdictions.load(yaml, file);
        } else {
            var schema = FactSchema.load(yaml, file);
            schemas.put(schema.name(), schema);
        }
    }

    private static Reader text(Path file) throws IOException {
        try {
            return new StringReader(Files.readString(file).replace("\r\n", "\n"));
        } catch (CharacterCodingException notUtf8) {
            throw At.start(file, "The file is not written in UTF-8.");
        }
    }

    private static List<Path> yamlBelow(Path folder) throws IOException {
        var found = new ArrayList<Path>();
        try (var files = Files.walk(folder)) {
            files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.naturalOrder())
                    .forEach(found::add);
        } catch (UncheckedIOException problem) {
            throw problem.getCause();
        }
        return found;
    }
}
