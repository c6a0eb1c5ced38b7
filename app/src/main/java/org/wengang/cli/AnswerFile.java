package org.wengang.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Type;

/**
 * The answers as CSV (UTF-8, line feeds), readable by its user alone. The file appears whole or not
 * at all; one of the same name is replaced.
 */
final class AnswerFile {

    private static final List<String> COLUMNS =
            List.of(
                    "policy",
                    "version",
                    "row",
                    "name",
                    "id_last4",
                    "verdict",
                    "amount_yuan",
                    "failed",
                    "unknown");

    private AnswerFile() {}

    /**
     * @throws CannotDo when there is no such folder or it cannot be written
     */
    static void check(Path file) {
        var folder = folder(file);
        if (!Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(file)) {
            throw At.start(file, "The file cannot be written there.");
        }
    }

    static void write(Path file, Iterable<Answers.Answer> answers) {
        @Nullable Path draft = null;
        try {
            draft = Files.createTempFile(folder(file), ".determine", ".csv");
            try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(draft)) {
                csv.writeRecord(COLUMNS);
                answers.forEach(answer -> csv.writeRecord(cells(answer)));
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException problem) {
            delete(draft);
            throw At.start(file, "The file cannot be written: " + problem.getMessage());
        } catch (RuntimeException problem) {
            delete(draft);
            throw problem;
        }
    }

    private static List<String> cells(Answers.Answer answer) {
        var policy = answer.policy().file();
        return List.of(
                policy.code(),
                Integer.toString(policy.version()),
                answer.row().toString(),
                answer.name(),
                answer.last4(),
                answer.verdict(),
                answer.amountFen() == null ? "" : Type.Simple.MONEY.text(answer.amountFen()),
                String.join(";", answer.failed()),
                String.join(";", answer.unknown()));
    }

    private static Path folder(Path file) {
        var parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private static void delete(@Nullable Path draft) {
        try {
            if (draft != null) {
                Files.deleteIfExists(draft);
            }
        } catch (IOException undeleted) {
            throw At.start(draft, "The unfinished file is left behind: " + undeleted.getMessage());
        }
    }
}
