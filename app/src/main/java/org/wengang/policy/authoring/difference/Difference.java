package org.wengang.policy.authoring.difference;

import java.util.ArrayList;
import java.util.List;

/**
 * One place where two texts differ: these lines stand in the one where those stand in the other.
 *
 * @param line of the first of mine, from 1; where mine is empty, the line before which theirs stand
 * @param theirLine the same of the other text
 * @param mine one after the other; empty where the other text has more
 * @param theirs one after the other; empty where this text has more
 */
public record Difference(int line, int theirLine, List<String> mine, List<String> theirs) {

    /** More pairs of lines than this are not compared one by one. */
    private static final long MOST_PAIRS = 4_000_000;

    public Difference {
        mine = List.copyOf(mine);
        theirs = List.copyOf(theirs);
    }

    /**
     * The places in order, as few lines in them as can be; empty where the texts are equal. What
     * would take too long to compare is one place.
     */
    public static List<Difference> between(String mine, String theirs) {
        var ours = mine.split("\n", -1);
        var others = theirs.split("\n", -1);
        int start = 0;
        while (start < Math.min(ours.length, others.length) && ours[start].equals(others[start])) {
            start++;
        }
        int end = 0;
        while (end < Math.min(ours.length, others.length) - start
                && ours[ours.length - 1 - end].equals(others[others.length - 1 - end])) {
            end++;
        }
        return new Middle(
                        List.of(ours).subList(start, ours.length - end),
                        List.of(others).subList(start, others.length - end),
                        start)
                .places();
    }

    /** What lies between the lines both texts begin and end with. */
    private record Middle(List<String> mine, List<String> theirs, int start) {

        List<Difference> places() {
            if ((long) mine.size() * theirs.size() > MOST_PAIRS) {
                return List.of(place(0, mine.size(), 0, theirs.size()));
            }
            var kept = longestCommon();
            var places = new ArrayList<Difference>();
            int i = 0;
            int j = 0;
            while (i < mine.size() || j < theirs.size()) {
                int fromMine = i;
                int fromTheirs = j;
                while (!isCommon(i, j) && (i < mine.size() || j < theirs.size())) {
                    boolean skipMine =
                            j == theirs.size()
                                    || i < mine.size() && kept[i + 1][j] >= kept[i][j + 1];
                    if (skipMine) {
                        i++;
                    } else {
                        j++;
                    }
                }
                if (i > fromMine || j > fromTheirs) {
                    places.add(place(fromMine, i, fromTheirs, j));
                }
                while (isCommon(i, j)) {
                    i++;
                    j++;
                }
            }
            return places;
        }

        private boolean isCommon(int i, int j) {
            return i < mine.size() && j < theirs.size() && mine.get(i).equals(theirs.get(j));
        }

        private Difference place(int fromMine, int toMine, int fromTheirs, int toTheirs) {
            return new Difference(
                    start + fromMine + 1,
                    start + fromTheirs + 1,
                    mine.subList(fromMine, toMine),
                    theirs.subList(fromTheirs, toTheirs));
        }

        /** How many lines are common from each pair of lines on. */
        private int[][] longestCommon() {
            var kept = new int[mine.size() + 1][theirs.size() + 1];
            for (int i = mine.size() - 1; i >= 0; i--) {
                for (int j = theirs.size() - 1; j >= 0; j--) {
                    kept[i][j] =
                            isCommon(i, j)
                                    ? kept[i + 1][j + 1] + 1
                                    : Math.max(kept[i + 1][j], kept[i][j + 1]);
                }
            }
            return kept;
        }
    }
}
