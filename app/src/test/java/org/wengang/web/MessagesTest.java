package org.wengang.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.wengang.kernel.Problem;

/** The interface is complete in both languages, and nothing is said outside the bundles. */
class MessagesTest {

    private static final Texts TEXTS = Texts.load();
    private static final Set<String> KEYS = TEXTS.keys(Language.ZH);
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Path JAVA = Path.of("src/main/java");
    private static final Path TEMPLATES = Path.of("src/main/jte");

    /** {@code page.t("key"} and {@code page.t("prefix." + …}. */
    private static final Pattern IN_TEMPLATE = Pattern.compile("\\.t\\(\"([^\"]+)\"");

    /** Asked for by the name of an enum constant. */
    private static final Pattern BY_NAME = Pattern.compile("^(problem|fault|role)\\.");

    private static final Pattern COMMENT =
            Pattern.compile("(?s)<%--.*?--%>|/\\*+\\s.*?\\*/|(?m)^\\s*//[^\n]*");

    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+\\.[A-Za-z0-9.-]*)\"");

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(TEXTS.keys(Language.EN)).containsExactlyInAnyOrderElementsOf(KEYS);
    }

    @Test
    void every_text_can_be_written() {
        for (var language : Language.values()) {
            for (var key : KEYS) {
                assertThat(TEXTS.raw(language, key)).as(language + " " + key).isNotBlank();
                assertThat(TEXTS.get(language, key, blanks())).as(key).doesNotContain("{");
            }
        }
    }

    /** Row 2403 is a place and not a quantity; the same goes for lines and versions. */
    @Test
    void no_number_of_a_row_has_a_comma() {
        var numbered = Pattern.compile("第 ?2,402|(?i)\\b(row|line|version) 2,402");
        var numbers = Stream.generate(() -> (Object) 2402).limit(12).toArray();
        for (var language : Language.values()) {
            assertThat(KEYS)
                    .noneMatch(key -> numbered.matcher(TEXTS.get(language, key, numbers)).find());
        }
    }

    @Test
    void both_languages_use_the_same_placeholders() {
        for (var key : KEYS) {
            assertThat(placeholders(TEXTS.raw(Language.EN, key)))
                    .as(key)
                    .isEqualTo(placeholders(TEXTS.raw(Language.ZH, key)));
        }
    }

    @Test
    void an_apostrophe_is_typographic_since_a_straight_one_hides_placeholders() {
        for (var language : Language.values()) {
            assertThat(KEYS).noneMatch(key -> TEXTS.raw(language, key).contains("'"));
        }
    }

    @Test
    void english_is_english_and_chinese_is_chinese() {
        // the seal is a picture, and a language is called by its own name
        var exempt = Set.of("web.seal", "web.language.other");
        var speaking = KEYS.stream().filter(key -> !exempt.contains(key)).toList();
        assertThat(speaking).noneMatch(key -> HAN.matcher(TEXTS.raw(Language.EN, key)).find());
        assertThat(speaking)
                .filteredOn(key -> TEXTS.raw(Language.ZH, key).matches(".*[A-Za-z]{4,}.*"))
                .allMatch(key -> HAN.matcher(TEXTS.raw(Language.ZH, key)).find());
    }

    @Test
    void every_key_a_template_asks_for_exists() throws IOException {
        var unknown = new ArrayList<String>();
        for (var file : files(TEMPLATES, ".jte")) {
            found(IN_TEMPLATE, file)
                    .filter(key -> !isKeyOrPrefix(key))
                    .forEach(key -> unknown.add(file + ": " + key));
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void every_key_in_the_code_exists() throws IOException {
        var modules = modules();
        var unknown = new ArrayList<String>();
        for (var file : files(JAVA, ".java")) {
            if (file.toString().endsWith("Repository.java")) {
                continue;
            }
            found(LITERAL, file)
                    .filter(text -> modules.contains(text.substring(0, text.indexOf('.'))))
                    .filter(key -> !isKeyOrPrefix(key))
                    .forEach(key -> unknown.add(file + ": " + key));
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void every_problem_has_its_sentence() {
        var problems =
                new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages("org.wengang")
                                .stream()
                                .filter(type -> type.isEnum() && type.isAssignableTo(Problem.class))
                                .flatMap(type -> Stream.of(type.reflect().getEnumConstants()))
                                .map(problem -> "problem." + ((Problem) problem).code())
                                .toList();
        assertThat(problems).isNotEmpty().allMatch(KEYS::contains);
    }

    @Test
    void no_sentence_stands_in_a_template_or_a_controller() throws IOException {
        var files = new ArrayList<>(files(TEMPLATES, ".jte"));
        files(JAVA, "Controller.java").forEach(files::add);
        var speaking = new ArrayList<Path>();
        for (var file : files) {
            if (HAN.matcher(code(file)).find()) {
                speaking.add(file);
            }
        }
        assertThat(speaking).isEmpty();
    }

    /** Dead texts would be translated for ever. */
    @Test
    void every_text_is_used_somewhere() throws IOException {
        var literals = new TreeSet<String>();
        var files = new ArrayList<>(files(TEMPLATES, ".jte"));
        files.addAll(files(JAVA, ".java"));
        for (var file : files) {
            found(LITERAL, file).forEach(literals::add);
        }
        var prefixes =
                literals.stream().filter(text -> text.matches("[a-z]+\\.(.*[.-])?")).toList();
        assertThat(KEYS)
                .filteredOn(key -> !BY_NAME.matcher(key).find() && !literals.contains(key))
                .filteredOn(key -> prefixes.stream().noneMatch(key::startsWith))
                .isEmpty();
    }

    private static boolean isKeyOrPrefix(String text) {
        return KEYS.contains(text)
                || text.matches(".*[.-]") && KEYS.stream().anyMatch(key -> key.startsWith(text));
    }

    /** First words of keys. */
    private static Set<String> modules() {
        return KEYS.stream()
                .map(key -> key.substring(0, key.indexOf('.')))
                .collect(Collectors.toSet());
    }

    private static Object[] blanks() {
        return Stream.generate(() -> (Object) 2).limit(12).toArray();
    }

    private static int placeholders(String text) {
        return new MessageFormat(text).getFormatsByArgumentIndex().length;
    }

    private static Stream<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(code(file)).results().map((MatchResult match) -> match.group(1));
    }

    private static String code(Path file) throws IOException {
        return COMMENT.matcher(Files.readString(file)).replaceAll("");
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
