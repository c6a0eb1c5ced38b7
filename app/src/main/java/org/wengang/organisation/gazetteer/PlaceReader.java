package org.wengang.organisation.gazetteer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengang.organisation.gazetteer.PlaceText.Word;

/**
 * Reads a text as names from above down in every way there is. Levels may be left out; a name of
 * two characters or more may lack the word for its level (石家庄, 大河).
 */
public final class PlaceReader {

    private static final int SHORTEST_STEM = 2;

    private final PlaceStore store;
    private final CharacterIndex index;
    private final List<Former> formers;

    PlaceReader(PlaceStore store, CharacterIndex index, List<Former> formers) {
        this.store = store;
        this.index = index;
        this.formers = formers;
    }

    /** The days of a reading are those of the former places in it. */
    private record Key(int place, Set<Former> formers) {}

    /**
     * Every reading of the whole text; of a place the best one, by its present name and by each
     * former one.
     */
    public Collection<Reading> read(String plain) {
        return steps(plain).get(plain.length()).values();
    }

    /** After each number of characters, the readings of that beginning. */
    List<? extends Map<?, Reading>> stepsOf(String plain) {
        return steps(plain);
    }

    private List<Map<Key, Reading>> steps(String plain) {
        var steps = new ArrayList<Map<Key, Reading>>();
        for (int i = 0; i <= plain.length(); i++) {
            steps.add(new HashMap<>());
        }
        new Step(plain, 0, steps, null).read(0, store.size());
        for (int i = 1; i < plain.length(); i++) {
            for (var above : List.copyOf(steps.get(i).values())) {
                var step = new Step(plain, i, steps, above);
                for (int place : present(above)) {
                    step.read(place, store.end(place));
                }
            }
        }
        return steps;
    }

    static List<Integer> present(Reading reading) {
        var former = reading.former();
        return former == null ? List.of(reading.place()) : former.successors();
    }

    /** One more name, at one position, after one reading of what stands before it. */
    private final class Step {

        private final String plain;
        private final int from;
        private final List<Map<Key, Reading>> steps;
        private final @Nullable Reading above;

        Step(String plain, int from, List<Map<Key, Reading>> steps, @Nullable Reading above) {
            this.plain = plain;
            this.from = from;
            this.steps = steps;
            this.above = above;
        }

        /**
         * Names of the places from {@code low} to {@code high}, exclusive, save the first below
         * another.
         */
        void read(int low, int high) {
            if (from >= plain.length()) {
                return;
            }
            index.beginning(plain.charAt(from), above == null ? low : low + 1, high, this::match);
            for (var former : formers) {
                int parent =
                        store.find(
                                former.code() / Level.PREFECTURE.span() * Level.PREFECTURE.span());
                if (above == null || above.former() == null && parent >= low && parent < high) {
                    match(former);
                }
            }
        }

        private void match(int place) {
            var level = store.level(place);
            int stem = store.stem(place);
            if (!store.stands(place, stem, plain, from)) {
                return;
            }
            if (level == Level.VILLAGE) {
                village(place, stem);
                return;
            }
            int length = store.length(place);
            if (store.stands(place, length, plain, from)) {
                note(place, null, length, true);
                if (level == Level.TOWN && plain.startsWith("办事处", from + length)) {
                    note(place, null, length + 3, true);
                }
            }
            if (stem >= SHORTEST_STEM && stem < length) {
                note(place, null, stem, false);
                spoken(place, stem, length);
            }
        }

        /** 临夏州 for 临夏回族自治州, and likewise counties and townships of a people. */
        private void spoken(int place, int stem, int length) {
            char word = store.at(place, length - 1);
            if (length > stem + 2
                    && (word == '县' || word == '州' || word == '乡')
                    && from + stem < plain.length()
                    && plain.charAt(from + stem) == word) {
                note(place, null, stem + 1, false);
            }
        }

        private void village(int place, int stem) {
            var rest = plain.substring(from + stem);
            var name = store.plain(place).substring(stem);
            if (rest.equals(name)) {
                note(place, null, stem + rest.length(), true);
                return;
            }
            var written = Word.of(rest);
            boolean same = written == Word.of(name) && written != Word.OTHER;
            if (same || rest.isEmpty() && stem >= SHORTEST_STEM) {
                note(place, null, stem + rest.length(), same);
            }
        }

        private void match(Former former) {
            var name = former.name();
            if (plain.startsWith(name, from)) {
                note(-1, former, name.length(), true);
            }
            int stem = PlaceText.stem(name, Level.COUNTY);
            if (stem >= SHORTEST_STEM && plain.startsWith(name.substring(0, stem), from)) {
                note(-1, former, stem, false);
            }
        }

        private void note(int place, @Nullable Former former, int length, boolean complete) {
            boolean all = complete && (above == null || above.complete());
            var reading = new Reading(place, former, all, above);
            steps.get(from + length)
                    .merge(
                            new Key(place, reading.formers()),
                            reading,
                            (old, now) -> !old.complete() && now.complete() ? now : old);
        }
    }
}
