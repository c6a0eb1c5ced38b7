package org.wengang.registry.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.book.Book;
import org.wengang.web.Message;

/**
 * One file that was brought in.
 *
 * @param schema what its rows are, as in {@code worker/1}
 * @param ignoredColumns headings that mean nothing here; likewise further sheets
 * @param counts null until merged
 * @param problem why the whole file was not taken; null unless failed
 */
public record ImportBatch(
        UUID id,
        OrgPath organisation,
        String schema,
        String fileName,
        long fileBytes,
        Instant receivedAt,
        String receiverName,
        ImportState state,
        List<String> ignoredColumns,
        List<String> ignoredSheets,
        @Nullable Counts counts,
        @Nullable Message problem) {

    public ImportBatch {
        ignoredColumns = List.copyOf(ignoredColumns);
        ignoredSheets = List.copyOf(ignoredSheets);
    }

    /**
     * Path of the list of what it brought.
     *
     * @param how {@code added} or {@code changed}
     */
    public String listPath(String how) {
        var list =
                schema.equals(Shapes.ROSTER)
                        ? "/workers"
                        : Book.ofSchema(schema).map(Book::path).orElse("/filings");
        return "%s?import=%s&how=%s".formatted(list, id, how);
    }

    /** What became of the rows; each row is one of these and no other. */
    public record Counts(int added, int changed, int unchanged, int refused) {

        public int rows() {
            return added + changed + unchanged + refused;
        }
    }
}
