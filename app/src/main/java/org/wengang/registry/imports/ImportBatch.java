package org.wengang.registry.imports;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.book.Book;
import org.wengang.registry.cell.FileRow;
import org.wengang.sheet.SheetReader;
import org.wengang.web.Message;

/**
 * One file that was brought in.
 *
 * @param schema what its rows are, as in {@code worker/1}
 * @param isAtOnce whether it is merged without waiting for an officer to confirm
 * @param meanings what those of its headings mean that are not of the form
 * @param ignoredColumns headings that mean nothing here
 * @param sheets names of those that were read, in order; empty before, and of files brought in when
 *     only one sheet of a file was read
 * @param skippedSheets those with something in them that were not read
 * @param counts what merging would do while it waits, what it did when merged; null before
 * @param preview what an officer may confirm, or confirmed; null before the file was read
 * @param undo who asked to undo it; null unless it is undone or being undone
 * @param problem why the whole file was not taken; null unless failed, or waiting for headings
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
        boolean isAtOnce,
        Meanings meanings,
        List<String> ignoredColumns,
        List<String> sheets,
        List<SkippedSheet> skippedSheets,
        @Nullable Counts counts,
        @Nullable Preview preview,
        @Nullable Undo undo,
        @Nullable Message problem) {

    public ImportBatch {
        ignoredColumns = List.copyOf(ignoredColumns);
        sheets = List.copyOf(sheets);
        skippedSheets = List.copyOf(skippedSheets);
    }

    /**
     * A sheet that was not read.
     *
     * @param missing of the headings that must be there; empty where it has them all, or nothing
     *     looks like them
     * @param headings as written, of the row that comes nearest; likewise empty
     */
    public record SkippedSheet(String name, Why why, List<String> missing, List<String> headings) {

        public SkippedSheet {
            missing = List.copyOf(missing);
            headings = List.copyOf(headings);
        }

        /** Why it was not read: see {@link SheetReader.Skipped.Why}. */
        public enum Why {
            /** Stood behind the only sheet that was read of a file then. */
            FURTHER,
            HIDDEN,
            HEADINGS_MISSING,
            OTHER_FORM,
            OTHER;

            static Why of(SheetReader.Skipped.Why why) {
                return switch (why) {
                    case HIDDEN -> HIDDEN;
                    case HEADINGS_MISSING -> HEADINGS_MISSING;
                    case OTHER_FORM -> OTHER_FORM;
                    case OTHER -> OTHER;
                };
            }

            /** As the database and the API write it. */
            public String stored() {
                return name().toLowerCase(Locale.ROOT);
            }

            static Why of(String stored) {
                return valueOf(stored.toUpperCase(Locale.ROOT));
            }
        }
    }

    /** The sheets that were not read for this reason, in order. */
    public List<SkippedSheet> skipped(SkippedSheet.Why why) {
        return skippedSheets.stream().filter(sheet -> sheet.why() == why).toList();
    }

    /**
     * Where a row of it stands.
     *
     * @param inFile its number, see {@link FileRow}
     */
    public FileRow at(int inFile) {
        return FileRow.of(inFile, sheets);
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

    /** Whether it lists entries of a ledger. */
    public boolean isOfLedger() {
        return Book.ofSchema(schema).isPresent();
    }

    /** What became of the rows; each row is one of these and no other. */
    public record Counts(int added, int changed, int unchanged, int refused) {

        public int rows() {
            return added + changed + unchanged + refused;
        }
    }

    /**
     * @param fingerprint see {@link OpenFile.Plan}
     * @param isRenewed whether it was confirmed before, and the register changed in between so that
     *     merging would have done something else
     */
    public record Preview(long fingerprint, boolean isRenewed) {}

    /**
     * @param by their name on that day
     */
    public record Undo(Instant askedAt, String by, String reason) {}

    /** Whether an officer confirmed exactly this. */
    boolean isConfirmed(OpenFile.Plan plan) {
        return preview != null
                && preview.fingerprint() == plan.fingerprint()
                && plan.counts().equals(counts);
    }
}
