package org.wengang.registry.entering;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.wengang.registry.filing.FilingColumn;
import org.wengang.registry.filing.FilingColumn.Named;
import org.wengang.registry.filing.FilingColumn.OfFact;

/**
 * An entry as an officer types it.
 *
 * @param typed by field: the names of the facts, and {@code name}, {@code id}, {@code
 *     organisation_name}, {@code uscc}; {@code worker} instead of name and number
 * @param reason how the officer knows
 */
public record EntryForm(Map<String, String> typed, String reason) {

    public static final EntryForm EMPTY = new EntryForm(Map.of(), "");

    public EntryForm {
        typed = Map.copyOf(typed);
        reason = reason.strip();
    }

    /** "" where nothing was typed. */
    public String of(FilingColumn column) {
        return typed.getOrDefault(field(column), "");
    }

    /** Whom the page it was opened from is about; empty where name and number are typed. */
    public Optional<UUID> worker() {
        var text = typed.getOrDefault("worker", "");
        return text.matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    /** What the field of a column is called. */
    public static String field(FilingColumn column) {
        return switch (column) {
            case Named.NAME -> "name";
            case Named.ID -> "id";
            case Named.ID_KIND -> "id_kind";
            case Named.ORGANISATION -> "organisation_name";
            case Named.USCC -> "uscc";
            case Named.MONTH -> "month";
            case Named.OCCASION -> "occasion";
            case OfFact(var fact) -> fact.name();
        };
    }
}
