package org.wengang.registry.book;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.wengang.engine.schema.FactSchema;
import org.wengang.registry.filing.FilingLayout;

/**
 * The forms of all ledgers.
 *
 * @param layouts one for each ledger
 */
public record Books(Map<Book, FilingLayout> layouts) {

    public Books {
        layouts = Map.copyOf(layouts);
    }

    /**
     * @throws org.wengang.engine.error.PolicyErrors if one is broken
     */
    public static Books onClassPath() {
        var layouts = new EnumMap<Book, FilingLayout>(Book.class);
        for (var book : Book.values()) {
            layouts.put(
                    book,
                    FilingLayout.ofBook(schema(book.schema()), book.keys(), book.isCodeRequired()));
        }
        return new Books(layouts);
    }

    private static FactSchema schema(String name) {
        var file = "/books/" + name.substring(0, name.indexOf('/')) + ".yaml";
        var in = Objects.requireNonNull(Books.class.getResourceAsStream(file), file);
        try (var yaml = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            var schema = FactSchema.load(yaml, file);
            if (!schema.name().equals(name)) {
                throw new IllegalStateException(file + " holds " + schema.name());
            }
            return schema;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public FilingLayout layout(Book book) {
        return Objects.requireNonNull(layouts.get(book));
    }

    /** What its facts are. */
    public FactSchema schema(Book book) {
        return layout(book).schema();
    }
}
