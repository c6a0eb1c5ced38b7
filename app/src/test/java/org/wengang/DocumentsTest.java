package org.wengang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents point at exists. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#\\s]+)");
    private static final Pattern FOLDER =
            Pattern.compile("^\\| `([\\w./-]+/)` \\|", Pattern.MULTILINE);

    @Test
    void every_link_between_documents_leads_somewhere() throws IOException {
        var broken = new ArrayList<String>();
        for (var document : documents()) {
            var links = LINK.matcher(Files.readString(document));
            while (links.find()) {
                if (Files.notExists(document.resolveSibling(links.group(1)))) {
                    broken.add(document + " points at " + links.group(1));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void every_folder_on_the_map_of_the_readme_stands() throws IOException {
        var folders = FOLDER.matcher(Files.readString(ROOT.resolve("README.md")));
        var named = new ArrayList<String>();
        while (folders.find()) {
            named.add(folders.group(1));
        }
        assertThat(named).isNotEmpty().allMatch(folder -> Files.isDirectory(ROOT.resolve(folder)));
    }

    @Test
    void every_decision_is_on_the_list() throws IOException {
        var list = Files.readString(ROOT.resolve("docs/decisions/README.md"));
        try (Stream<Path> decisions = Files.list(ROOT.resolve("docs/decisions"))) {
            assertThat(decisions.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> name.matches("\\d{4}-.*\\.md"))
                    .isNotEmpty()
                    .allMatch(list::contains);
        }
    }

    private static List<Path> documents() throws IOException {
        var documents =
                new ArrayList<>(
                        List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        for (var folder : List.of("docs", "policies")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
            }
        }
        return documents;
    }
}
