package org.wengang.registry.imports;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wengang.sheet.SheetHeading;

/**
 * What an office said that headings of foreign files mean.
 *
 * @param all one for each heading
 */
public record Meanings(List<Meaning> all) {

    public static final Meanings NONE = new Meanings(List.of());

    public Meanings {
        all = List.copyOf(all);
    }

    /**
     * @param heading cleaned, as {@link SheetHeading#name}
     * @param column heading of the empty form it stands for; null where the column is not read
     */
    public record Meaning(String heading, @Nullable String column) {}

    /** By heading, those that are read. */
    public Map<String, String> read() {
        var read = new HashMap<String, String>();
        for (var meaning : all) {
            if (meaning.column() != null) {
                read.put(meaning.heading(), meaning.column());
            }
        }
        return read;
    }

    /** Headings whose columns are not read. */
    public Set<String> notRead() {
        return all.stream()
                .filter(meaning -> meaning.column() == null)
                .map(Meaning::heading)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Of what they say, in whatever order; 0 for none. */
    long fingerprint() {
        return all.stream()
                .mapToLong(Meanings::fingerprint)
                .reduce(0, (one, another) -> one ^ another);
    }

    private static long fingerprint(Meaning meaning) {
        var said = meaning.heading() + '\0' + (meaning.column() == null ? "" : meaning.column());
        return UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8))
                .getMostSignificantBits();
    }

    /** Those of headings that stand in a file. */
    Meanings of(List<SheetHeading> headings) {
        var there =
                headings.stream()
                        .map(heading -> SheetHeading.nameOf(heading.text()))
                        .collect(Collectors.toSet());
        return new Meanings(
                all.stream().filter(meaning -> there.contains(meaning.heading())).toList());
    }

    /** These, and of the others those about other headings. */
    Meanings over(Meanings others) {
        var said = all.stream().map(Meaning::heading).collect(Collectors.toSet());
        return new Meanings(
                Stream.concat(
                                all.stream(),
                                others.all.stream()
                                        .filter(meaning -> !said.contains(meaning.heading())))
                        .toList());
    }

    /** Null where nothing was said about the heading. */
    public @Nullable Meaning about(String heading) {
        var name = SheetHeading.nameOf(heading);
        return all.stream()
                .filter(meaning -> meaning.heading().equals(name))
                .findFirst()
                .orElse(null);
    }
}
