package org.wengang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the engine may know: neither Spring nor JDBC, and its own packages only downwards. */
class PurityTest {

    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path SOURCES = Path.of("src", "main", "java", "org", "wengang", "engine");
    private static final Pattern IMPORT =
            Pattern.compile("import org\\.wengang\\.engine\\.(?:([a-z]+)\\.)?[A-Z]");

    /** Who may know whom; the root is the empty name. */
    private static final Map<String, Set<String>> ARROWS =
            Map.ofEntries(
                    Map.entry("error", Set.of()),
                    Map.entry("yaml", Set.of("error")),
                    Map.entry("schema", Set.of("error", "yaml")),
                    Map.entry("language", Set.of("error", "yaml", "schema")),
                    Map.entry("closure", Set.of("schema", "language")),
                    Map.entry("sql", Set.of("schema", "language")),
                    Map.entry("basis", Set.of("error", "yaml")),
                    Map.entry("policy", Set.of("error", "yaml", "schema", "basis")),
                    Map.entry("measure", Set.of("error", "yaml", "schema", "basis")),
                    Map.entry("ledger", Set.of("policy")),
                    Map.entry(
                            "contradiction",
                            Set.of("error", "schema", "language", "closure", "policy")),
                    Map.entry(
                            "",
                            Set.of(
                                    "contradiction",
                                    "error",
                                    "yaml",
                                    "schema",
                                    "language",
                                    "closure",
                                    "sql",
                                    "basis",
                                    "policy")),
                    Map.entry("explain", Set.of("schema", "language", "policy", "")),
                    Map.entry("stored", Set.of("schema", "language", "policy", "")),
                    Map.entry(
                            "population",
                            Set.of("schema", "language", "closure", "sql", "policy", "")),
                    Map.entry("cases", Set.of("error", "yaml", "schema", "policy", "")),
                    Map.entry("fuzz", Set.of("error", "schema", "language", "policy", "")));

    static List<Path> classes() throws IOException {
        try (var walk = Files.walk(CLASSES)) {
            return walk.filter(path -> path.toString().endsWith(".class")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("classes")
    void knows_neither_spring_nor_jdbc(Path file) throws IOException {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(content).doesNotContain("org/springframework", "java/sql", "javax/sql");
    }

    @Test
    void only_the_language_knows_cel_and_only_yaml_knows_snakeyaml() throws IOException {
        for (Path file : classes()) {
            String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            String folder = file.getName(file.getNameCount() - 2).toString();
            assertThat(content.contains("dev/cel") && !folder.equals("language"))
                    .as("%s", file)
                    .isFalse();
            assertThat(content.contains("org/yaml") && !folder.equals("yaml"))
                    .as("%s", file)
                    .isFalse();
        }
    }

    @Test
    void packages_know_each_other_only_downwards() throws IOException {
        try (var walk = Files.walk(SOURCES)) {
            for (Path file : walk.filter(path -> path.toString().endsWith(".java")).toList()) {
                Path inside = SOURCES.relativize(file);
                String folder = inside.getNameCount() == 1 ? "" : inside.getName(0).toString();
                var known = new TreeSet<String>();
                IMPORT.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> known.add(found.group(1) == null ? "" : found.group(1)));
                known.remove(folder);
                assertThat(ARROWS.get(folder)).as("%s", file).containsAll(known);
            }
        }
    }

    @Test
    void no_package_is_crowded_and_no_file_is_long() throws IOException {
        try (var walk = Files.walk(SOURCES)) {
            for (Path path : walk.toList()) {
                if (Files.isDirectory(path)) {
                    try (var list = Files.list(path)) {
                        assertThat(list.filter(Files::isRegularFile).count())
                                .as("%s", path)
                                .isLessThanOrEqualTo(15);
                    }
                } else {
                    assertThat(Files.readAllLines(path))
                            .as("%s", path)
                            .hasSizeLessThanOrEqualTo(400);
                }
            }
        }
    }
}
