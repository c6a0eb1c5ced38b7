package org.wengang;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The parts of the house style that a machine can see. */
class StyleTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.wengang");

    private static final Pattern SAYS_NOTHING =
            Pattern.compile(
                    ".*(Impl|Util|Utils|Helper|(?<!Transaction)Manager|Dto|VO|Entity|Constants)");

    private static final int MOST_LINES = 400;
    private static final int MOST_FILES = 15;

    @Test
    void names_say_something() {
        assertThat(CLASSES.stream().map(c -> c.getSimpleName()))
                .filteredOn(name -> SAYS_NOTHING.matcher(name).matches())
                .isEmpty();
    }

    @Test
    void only_repositories_and_the_database_module_speak_sql() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Repository")
                .and()
                .resideOutsideOfPackages("org.wengang.database..", "org.wengang.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.jdbc.core..", "java.sql..")
                .check(CLASSES);
    }

    @Test
    void only_controllers_and_the_ground_floor_speak_http() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Controller")
                .and()
                .haveSimpleNameNotEndingWith("Advice")
                .and()
                .resideOutsideOfPackages("org.wengang.web..", "org.wengang.security..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web.bind..", "jakarta.servlet..")
                .check(CLASSES);
    }

    @Test
    void the_engine_knows_neither_spring_nor_jdbc() {
        noClasses()
                .that()
                .resideInAPackage("org.wengang.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..")
                .check(CLASSES);
    }

    @Test
    void values_of_the_kernel_know_no_frame() {
        classes()
                .that()
                .resideInAPackage("org.wengang.kernel..")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.wengang.kernel..", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void files_fit_on_a_few_screens() throws IOException {
        var tooLong = new ArrayList<String>();
        for (var file : sources()) {
            var lines = Files.readAllLines(file).size();
            if (lines > MOST_LINES) {
                tooLong.add(file + " has " + lines + " lines");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void packages_hold_one_subject() throws IOException {
        var files = new TreeMap<Path, Integer>();
        for (var file : sources()) {
            files.merge(file.getParent(), 1, Integer::sum);
        }
        // package-info is the sign on the door, not a thing in the room
        files.replaceAll((folder, count) ->
                Files.exists(folder.resolve("package-info.java")) ? count - 1 : count);
        files.values().removeIf(count -> count <= MOST_FILES);
        assertThat(files).isEmpty();
    }

    /**
     * A browser that goes back fills in what was typed, but gets a new key with the page: the same
     * form would be sent as another one.
     */
    @Test
    void forms_with_a_key_are_not_filled_in_again_by_the_browser() throws IOException {
        var form = Pattern.compile("<form[^>]*>(?:(?!</form>)[\\s\\S])*?name=\"submission\"");
        var refilled = new ArrayList<String>();
        try (var pages = Files.walk(Path.of("src/main/jte"))) {
            for (var page : pages.filter(Files::isRegularFile).toList()) {
                form.matcher(Files.readString(page))
                        .results()
                        .map(MatchResult::group)
                        .filter(found -> !found.contains("autocomplete=\"off\""))
                        .forEach(found -> refilled.add(page + ": " + found.lines().findFirst()));
            }
        }
        assertThat(refilled).isEmpty();
    }

    @Test
    void every_package_says_what_it_is_for() throws IOException {
        var silent =
                sources().stream()
                        .filter(file -> file.toString().contains("src/main/java"))
                        .map(Path::getParent)
                        .distinct()
                        .filter(folder -> Files.notExists(folder.resolve("package-info.java")))
                        .toList();
        assertThat(silent).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        var found = new ArrayList<Path>();
        for (var root : List.of("../policy-engine/src", "../app/src", "../bench/src")) {
            if (Files.exists(Path.of(root))) {
                try (Stream<Path> files = Files.walk(Path.of(root))) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
                }
            }
        }
        assertThat(found).isNotEmpty();
        return found;
    }
}
