package org.wengang.organisation.gazetteer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;

/** Finds places while somebody is still typing. Safe for any number of threads. */
public final class PlaceIndex {

    private static final int LONGEST = 60;

    private final PlaceStore store;
    private final CharacterIndex index;
    private final PlaceReader reader;

    public PlaceIndex(PlaceStore store, List<Former> formers) {
        this.store = store;
        this.index = new CharacterIndex(store);
        this.reader = new PlaceReader(store, index, formers);
    }

    public PlaceStore store() {
        return store;
    }

    public PlaceReader reader() {
        return reader;
    }

    /**
     * Places that what was typed so far may mean, the likeliest first: called exactly so, then the
     * wider ones, then those whose name begins so, then the shorter names.
     *
     * @param typed digits of a code from its beginning; or the beginning of a name, or a part of it
     *     of two characters or more, after the names of places above or not
     */
    public List<Integer> suggest(String typed, int most) {
        var plain = PlaceText.plain(typed);
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return List.of();
        }
        return plain.chars().allMatch(c -> c >= '0' && c <= '9')
                ? ofCode(plain, most)
                : ofName(plain, most);
    }

    private List<Integer> ofCode(String digits, int most) {
        var found = new ArrayList<Integer>();
        if (digits.length() > 12) {
            return found;
        }
        long span = 1;
        for (int i = digits.length(); i < 12; i++) {
            span *= 10;
        }
        long low = Long.parseLong(digits) * span;
        for (int place = firstFrom(low);
                place < store.size() && store.code(place) < low + span && found.size() < most;
                place++) {
            found.add(place);
        }
        return found;
    }

    private int firstFrom(long code) {
        int low = 0;
        int high = store.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (store.code(middle) < code) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private List<Integer> ofName(String plain, int most) {
        var best = new Best(most);
        index.beginning(
                plain.charAt(0),
                0,
                store.size(),
                place -> {
                    if (store.indexOf(place, plain) == 0) {
                        best.take(place, 0, plain.length());
                    }
                });
        var steps = reader.stepsOf(plain);
        for (int from = 1; from <= plain.length(); from++) {
            for (var reading : steps.get(from).values()) {
                var rest = plain.substring(from);
                for (int above : PlaceReader.present(reading)) {
                    inside(above, rest, best);
                }
            }
        }
        if (plain.length() > 1 && !best.isFull()) {
            index.containing(
                    plain.charAt(0),
                    0,
                    store.size(),
                    place -> {
                        if (store.indexOf(place, plain) > 0) {
                            best.take(place, 1, plain.length());
                        }
                    });
        }
        return best.inOrder();
    }

    private void inside(int above, String rest, Best best) {
        if (rest.isEmpty()) {
            best.take(above, 0, store.length(above));
            return;
        }
        index.beginning(
                rest.charAt(0),
                above + 1,
                store.end(above),
                place -> {
                    if (store.indexOf(place, rest) == 0) {
                        best.take(place, 0, rest.length());
                    }
                });
    }

    /** The best so many, each with its rank: the smaller the better. */
    private final class Best {

        private final int most;
        private final PriorityQueue<long[]> worstFirst =
                new PriorityQueue<>(Comparator.comparingLong((long[] one) -> -one[0]));
        private final HashSet<Integer> taken = new HashSet<>();

        Best(int most) {
            this.most = most;
        }

        boolean isFull() {
            return worstFirst.size() >= most;
        }

        void take(int place, int where, int typed) {
            if (isFull()
                    && store.level(place).ordinal() > worstLevel()
                    && typed < store.stem(place)) {
                return;
            }
            boolean exact = typed == store.length(place) || typed == store.stem(place);
            long rank = exact && where == 0 ? 0 : 1;
            rank = rank * 8 + store.level(place).ordinal();
            rank = rank * 2 + where;
            rank = rank * 64 + Math.min(store.length(place), 63);
            rank = (rank << 24) + place;
            var worst = worstFirst.peek();
            if (worst != null && isFull() && worst[0] <= rank || !taken.add(place)) {
                return;
            }
            worstFirst.add(new long[] {rank, place});
            if (worstFirst.size() > most) {
                taken.remove((int) worstFirst.remove()[1]);
            }
        }

        private int worstLevel() {
            return store.level((int) worstFirst.element()[1]).ordinal();
        }

        List<Integer> inOrder() {
            return worstFirst.stream()
                    .sorted(Comparator.comparingLong(one -> one[0]))
                    .map(one -> (int) one[1])
                    .toList();
        }
    }
}
