package org.wengang.organisation.gazetteer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.GZIPInputStream;

/**
 * Every place from province to village, numbered from 0 in the order of the codes: whatever lies in
 * a place follows it. About 20 bytes a place and 2 a character. Never changes.
 */
public final class PlaceStore {

    private long[] codes = new long[700_000];
    private int[] starts = new int[700_001];
    private byte[] stems = new byte[700_000];
    private char[] text = new char[5_000_000];
    private final Map<Integer, String> asPublished = new HashMap<>();
    private int size;

    private PlaceStore() {}

    /**
     * @param above from province to county: six digits to its name, as it is spoken
     * @param zipped towns and villages in the form dev/places writes
     */
    public static PlaceStore read(SortedMap<String, String> above, InputStream zipped) {
        var store = new PlaceStore();
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(zipped, 1 << 16), StandardCharsets.UTF_8))) {
            store.fill(above, lines);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        store.codes = Arrays.copyOf(store.codes, store.size);
        store.starts = Arrays.copyOf(store.starts, store.size + 1);
        store.stems = Arrays.copyOf(store.stems, store.size);
        store.text = Arrays.copyOf(store.text, store.starts[store.size]);
        return store;
    }

    private void fill(SortedMap<String, String> above, BufferedReader lines) throws IOException {
        var upper = above.entrySet().iterator();
        var next = upper.hasNext() ? upper.next() : null;
        long town = 0;
        int number = 0;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("#")) {
                continue;
            }
            if (isTown(line)) {
                town = Long.parseLong(line, 0, 9, 10) * 1000;
                number = 0;
                while (next != null && Long.parseLong(next.getKey()) * 1_000_000 < town) {
                    add(Long.parseLong(next.getKey()) * 1_000_000, next.getValue());
                    next = upper.hasNext() ? upper.next() : null;
                }
                add(town, line.substring(9));
            } else {
                int tab = line.indexOf('\t');
                number = tab < 0 ? number + 1 : Integer.parseInt(line, 0, tab, 10);
                add(town + number, line.substring(tab + 1));
            }
        }
        while (next != null) {
            add(Long.parseLong(next.getKey()) * 1_000_000, next.getValue());
            next = upper.hasNext() ? upper.next() : null;
        }
    }

    private static boolean isTown(String line) {
        if (line.length() < 10) {
            return false;
        }
        for (int i = 0; i < 9; i++) {
            if (line.charAt(i) < '0' || line.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private void add(long code, String name) {
        var plain = isPlain(name) ? name : PlaceText.plain(name);
        if (!plain.equals(name)) {
            asPublished.put(size, name);
        }
        int end = starts[size] + plain.length();
        if (end > text.length || size == codes.length) {
            throw new IllegalStateException(
                    "More places than there is room for: enlarge PlaceStore.");
        }
        plain.getChars(0, plain.length(), text, starts[size]);
        codes[size] = code;
        stems[size] = (byte) PlaceText.stem(plain, Level.of(code));
        starts[++size] = end;
    }

    /** Nearly all names are Chinese characters and nothing else. */
    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < '一' || name.charAt(i) > '鿿') {
                return false;
            }
        }
        return true;
    }

    public int size() {
        return size;
    }

    /** Twelve digits. */
    public long code(int place) {
        return codes[place];
    }

    public Level level(int place) {
        return Level.of(codes[place]);
    }

    /** The name as it was published. */
    public String name(int place) {
        var published = asPublished.get(place);
        return published == null ? plain(place) : published;
    }

    /** The place with that code of twelve digits; -1 if there is none. */
    public int find(long code) {
        int place = Arrays.binarySearch(codes, code);
        return place < 0 ? -1 : place;
    }

    /** Number after the last place inside this one. */
    public int end(int place) {
        long end = codes[place] + level(place).span();
        int next = Arrays.binarySearch(codes, place, size, end);
        return next < 0 ? -next - 1 : next;
    }

    /**
     * The place of that level this one lies in; itself at its own level; -1 where there is none, as
     * for the county of a town of 东莞.
     */
    public int ancestor(int place, Level level) {
        if (level.compareTo(level(place)) >= 0) {
            return level == level(place) ? place : -1;
        }
        int found = find(codes[place] / level.span() * level.span());
        return found < 0 || level(found) != level ? -1 : found;
    }

    String plain(int place) {
        return new String(text, starts[place], starts[place + 1] - starts[place]);
    }

    int length(int place) {
        return starts[place + 1] - starts[place];
    }

    int stem(int place) {
        return stems[place];
    }

    char at(int place, int position) {
        return text[starts[place] + position];
    }

    /**
     * Whether the name's first {@code length} characters stand in {@code written} from there on.
     */
    boolean stands(int place, int length, String written, int from) {
        if (from + length > written.length()) {
            return false;
        }
        int start = starts[place];
        for (int i = 0; i < length; i++) {
            if (text[start + i] != written.charAt(from + i)) {
                return false;
            }
        }
        return true;
    }

    /** Where {@code part} begins in the name, -1 if it is not in it. */
    int indexOf(int place, String part) {
        int start = starts[place];
        int last = starts[place + 1] - part.length();
        for (int i = start; i <= last; i++) {
            int same = 0;
            while (same < part.length() && text[i + same] == part.charAt(same)) {
                same++;
            }
            if (same == part.length()) {
                return i - start;
            }
        }
        return -1;
    }
}
