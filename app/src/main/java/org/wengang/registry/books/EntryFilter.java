package org.wengang.registry.books;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.registry.book.Book;

/**
 * Which entries a list shows.
 *
 * @param of of one sort only, such as one list; of employers those on that list today; "" for all
 * @param text part of a name of a person or an employer, a credit code, or the last four characters
 *     of an ID number; "" for all
 * @param importId only those a file brought or changed; null for all
 * @param how which of them: {@code added}, {@code changed}, or "" for both
 */
public record EntryFilter(Book book, String of, String text, @Nullable UUID importId, String how) {

    public EntryFilter {
        text = text.strip();
    }

    /** As credit codes and ends of ID numbers are written. */
    String number() {
        return text.toUpperCase(Locale.ROOT);
    }

    /** For {@code like}, its signs taken literally. */
    String namePattern() {
        return "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }

    /** Whether anything is left out. */
    public boolean isNarrow() {
        return !text.isEmpty() || !of.isEmpty() || importId != null;
    }

    /**
     * Path of a file of all the list shows.
     *
     * @param suffix with its dot
     */
    public String file(String suffix) {
        return book.path() + "/file" + suffix + path().substring(book.path().length());
    }

    /** Path of the list with this filter. */
    public String path() {
        var query = new ArrayList<String>();
        add(query, "of", of);
        add(query, "q", text);
        if (importId != null) {
            add(query, "import", importId.toString());
            add(query, "how", how);
        }
        return query.isEmpty() ? book.path() : book.path() + "?" + String.join("&", query);
    }

    private static void add(ArrayList<String> query, String name, String value) {
        if (!value.isEmpty()) {
            query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    /** Path of the list with this filter and one more query part. */
    String path(String part) {
        return path() + (path().contains("?") ? "&" : "?") + part;
    }
}
