package org.wengang.organisation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** One of the small tables that come with the program: comment lines, a line of headings, rows. */
final class PlaceTable {

    private PlaceTable() {}

    /** Every row as its fields, empty ones included. */
    static List<String[]> rows(String name) {
        var path = "/organisation/" + name + ".csv";
        var in = Objects.requireNonNull(PlaceTable.class.getResourceAsStream(path), path);
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
