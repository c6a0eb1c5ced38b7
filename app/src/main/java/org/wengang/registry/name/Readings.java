package org.wengang.registry.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The readings of Chinese characters, in letters without tones, ü written v. Read once, when first
 * asked; safe for any number of threads.
 */
final class Readings {

    static final Readings ALL = new Readings();

    private final Map<Integer, String> customary = new HashMap<>(65_536);
    private final Map<String, List<List<String>>> surnames = new HashMap<>();
    private final Map<Integer, String> second = new HashMap<>();
    private final TreeSet<String> syllables = new TreeSet<>();
    private final Set<String> beginnings = new HashSet<>();

    private Readings() {
        lines(
                "readings",
                line -> {
                    var syllable = line.substring(0, line.indexOf(' ')).intern();
                    line.substring(syllable.length() + 1)
                            .codePoints()
                            .forEach(point -> customary.put(point, syllable));
                    syllables.add(syllable);
                });
        lines(
                "surnames",
                line -> {
                    var parts = List.of(line.split(" "));
                    surnames.put(
                            parts.getFirst(),
                            parts.subList(1, parts.size()).stream()
                                    .map(reading -> List.of(reading.split(",")))
                                    .toList());
                });
        lines(
                "second-readings",
                line -> {
                    var parts = line.split(" ");
                    second.put(parts[0].codePointAt(0), parts[1]);
                });
        surnames.values().forEach(each -> each.forEach(syllables::addAll));
        syllables.addAll(second.values());
        syllables.forEach(syllable -> {
            for (int end = 1; end <= syllable.length(); end++) {
                beginnings.add(syllable.substring(0, end));
            }
        });
    }

    private static void lines(String name, Consumer<String> line) {
        var file = Objects.requireNonNull(Readings.class.getResourceAsStream(path(name)), name);
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            reader.lines().filter(each -> !each.startsWith("#")).forEach(line);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String path(String name) {
        return "/registry/" + name + ".txt";
    }

    /** The most customary reading; null for a sign that has none. */
    @Nullable String of(int character) {
        return customary.get(character);
    }

    /** The reading beside the customary one; null for most characters. */
    @Nullable String second(int character) {
        return second.get(character);
    }

    /**
     * How a surname is read where that is not the customary reading of its characters: one or two
     * readings of a syllable a character, the first one to sort by; empty otherwise.
     */
    List<List<String>> ofSurname(String surname) {
        return surnames.getOrDefault(surname, List.of());
    }

    boolean isSyllable(String letters) {
        return syllables.contains(letters);
    }

    /** Whether some syllable begins with these letters. */
    boolean isBeginning(String letters) {
        return beginnings.contains(letters);
    }
}
