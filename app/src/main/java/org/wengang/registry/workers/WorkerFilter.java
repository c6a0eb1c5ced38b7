package org.wengang.registry.workers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.ResidentId;

/**
 * Which workers a list shows.
 *
 * @param text part of a name, an ID number, or its last four characters; "" for all
 * @param importId only those a roster brought or changed; null for all
 * @param how which of them: {@code added}, {@code changed}, or "" for both
 */
public record WorkerFilter(String text, @Nullable UUID importId, String how) {

    public WorkerFilter {
        text = text.strip();
    }

    /** Null unless the text may be the end of an ID number. */
    @Nullable String last4() {
        var upper = text.toUpperCase(Locale.ROOT);
        return upper.matches("\\d{3}[\\dX]") ? upper : null;
    }

    /** Null unless the text is a whole ID number, in its form of 18 or the former one of 15. */
    @Nullable ResidentId number() {
        return text.chars().filter(Character::isDigit).count() < 15
                ? null
                : ResidentId.parse(text, LocalDate.MAX).toOptional().orElse(null);
    }

    /** For {@code like}, its signs taken literally. */
    String namePattern() {
        return "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }

    /** Whether anything is left out. */
    public boolean isNarrow() {
        return !text.isEmpty() || importId != null;
    }

    /** Path of the list with this filter. */
    public String path() {
        var query = new ArrayList<String>();
        if (!text.isEmpty()) {
            query.add("q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        }
        if (importId != null) {
            query.add("import=" + importId);
            if (!how.isEmpty()) {
                query.add("how=" + how);
            }
        }
        return query.isEmpty() ? "/workers" : "/workers?" + String.join("&", query);
    }

    /** Path of the list with this filter and one more query part. */
    String path(String part) {
        return path() + (path().contains("?") ? "&" : "?") + part;
    }
}
