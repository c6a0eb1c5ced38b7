package org.wengang.registry.census.intention;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.DivisionCode;
import org.wengang.registry.cell.FileRow;
import org.wengang.registry.census.Intention;
import org.wengang.web.Message;

/**
 * What one person intends.
 *
 * @param intention null where it is not known; likewise the others, each by itself
 * @param present whether they are here now
 * @param entry what was said last, in the ledger
 * @param saidOn the day of it
 * @param fileName the file that said it; null where an officer did
 * @param sheet null where one sheet of the file was read
 * @param row of it, 1-based; 0 where an officer said it
 * @param officer by their name on that day; null where a file said it
 */
public record IntentionLine(
        UUID worker,
        String name,
        String idLast4,
        @Nullable Intention intention,
        @Nullable DivisionCode destination,
        @Nullable String jobWanted,
        @Nullable Boolean present,
        UUID entry,
        LocalDate saidOn,
        @Nullable String fileName,
        @Nullable String sheet,
        int row,
        @Nullable String officer) {

    /** Who said it, as a sentence of a page. */
    public Message source() {
        return officer == null
                ? Message.of(
                        "census.source.file", String.valueOf(fileName), FileRow.said(sheet, row))
                : Message.of("census.source.officer", officer);
    }

    /** The ID number with everything but its end hidden. */
    public String maskedId() {
        return "*".repeat(14) + idLast4;
    }
}
