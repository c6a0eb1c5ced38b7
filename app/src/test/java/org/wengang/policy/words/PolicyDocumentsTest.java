package org.wengang.policy.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The documents in {@code docs/policies} say what the policy files say. Written anew by {@code
 * ./mvnw -pl app -am -Dtest=PolicyDocumentsTest -Dwengang.documents=write
 * -Dsurefire.failIfNoSpecifiedTests=false test}.
 */
class PolicyDocumentsTest {

    private static final Path FOLDER = Path.of("..", "docs", "policies");

    @Test
    void the_documents_say_what_the_files_say() throws IOException {
        var documents = documents();
        if ("write".equals(System.getProperty("wengang.documents"))) {
            write(documents);
        }
        var committed = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (var file : files.toList()) {
                committed.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(committed).isEqualTo(documents);
    }

    private static Map<String, String> documents() {
        var documents = new TreeMap<String, String>();
        var index = new ArrayList<String>();
        index.add("# 政策目录 · The policies");
        index.add("");
        index.add(
                "Generated from the files in [`policies/`](../../policies) by"
                        + " `PolicyDocumentsTest`, which also says how to write them anew. Do not"
                        + " edit.");
        index.add("");
        PolicyDocument.head(index, "Code", "Version", "Policy", "Authority");
        for (var written : RuleWords.FOLDER.policies()) {
            var document = PolicyDocument.of(written);
            index.add(document.indexLine());
            documents.put(document.name(), document.text());
        }
        var measures = new MeasureDocument(RuleWords.FOLDER.measures());
        documents.put(MeasureDocument.NAME, measures.text());
        index.add("");
        index.add("[其他措施 · Other measures](" + MeasureDocument.NAME + ")");
        documents.put("README.md", String.join("\n", index) + "\n");
        return documents;
    }

    private static void write(Map<String, String> documents) throws IOException {
        Files.createDirectories(FOLDER);
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        for (var document : documents.entrySet()) {
            Files.writeString(FOLDER.resolve(document.getKey()), document.getValue());
        }
    }
}
