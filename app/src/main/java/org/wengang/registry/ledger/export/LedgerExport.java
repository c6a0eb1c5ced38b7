package org.wengang.registry.ledger.export;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.registry.ledger.LedgerAddress;
import org.wengang.sheet.SheetWriter;
import org.wengang.web.Language;

/**
 * A file of the ledger.
 *
 * @param address what it shows
 * @param reason why it was asked for
 * @param made null until it is there
 */
public record LedgerExport(
        UUID id,
        LedgerAddress address,
        SheetWriter.Format format,
        Language language,
        String reason,
        Instant askedAt,
        @Nullable Made made) {

    /**
     * @param people rows below the headings
     * @param bytes of the file as it is downloaded
     * @param expiresAt the file is gone from then on
     */
    public record Made(long people, long bytes, Instant madeAt, Instant expiresAt) {}

    public boolean isThere(Instant now) {
        return made != null && now.isBefore(made.expiresAt());
    }
}
