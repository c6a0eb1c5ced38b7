package org.wengang.policy.authoring;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A draft's text as it was saved last.
 *
 * @param revision counts an office's own texts of the version from 1; 0 while the text is still the
 *     one that came with the program
 * @param isRunnable whether it is a rule; else it is kept as unfinished, and the draft is still
 *     what it was before
 * @param savedBy the officer's name; null for revision 0
 * @param savedAt null for revision 0
 */
public record DraftText(
        int revision,
        String text,
        boolean isRunnable,
        @Nullable String savedBy,
        @Nullable Instant savedAt) {

    /** So many characters a text may have. */
    public static final int MOST = 100_000;

    /** What a form sent, with line feeds alone and without a byte order mark. */
    static String plain(String sent) {
        var text = sent.replace("\r\n", "\n").replace('\r', '\n');
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
