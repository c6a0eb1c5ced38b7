package org.wengang.organisation.gazetteer;

import java.util.Arrays;

/** For every character the places whose name begins with it, and those that have it further on. */
final class CharacterIndex {

    private final int[] firstFrom = new int[Character.MAX_VALUE + 2];
    private final int[] first;
    private final int[] innerFrom = new int[Character.MAX_VALUE + 2];
    private final int[] inner;

    CharacterIndex(PlaceStore store) {
        for (int place = 0; place < store.size(); place++) {
            firstFrom[store.at(place, 0) + 1]++;
            for (int i = 1; i < store.stem(place); i++) {
                innerFrom[store.at(place, i) + 1]++;
            }
        }
        Arrays.parallelPrefix(firstFrom, Integer::sum);
        Arrays.parallelPrefix(innerFrom, Integer::sum);
        first = new int[firstFrom[firstFrom.length - 1]];
        inner = new int[innerFrom[innerFrom.length - 1]];
        var nextFirst = firstFrom.clone();
        var nextInner = innerFrom.clone();
        for (int place = 0; place < store.size(); place++) {
            first[nextFirst[store.at(place, 0)]++] = place;
            for (int i = 1; i < store.stem(place); i++) {
                inner[nextInner[store.at(place, i)]++] = place;
            }
        }
    }

    /** Takes places one by one. */
    interface Taker {
        void take(int place);
    }

    /** Places from {@code low} to {@code high}, exclusive, whose name begins with it, in order. */
    void beginning(char character, int low, int high, Taker taker) {
        each(first, firstFrom[character], firstFrom[character + 1], low, high, taker);
    }

    /** Those that have it after the first character and before the word for their level. */
    void containing(char character, int low, int high, Taker taker) {
        each(inner, innerFrom[character], innerFrom[character + 1], low, high, taker);
    }

    private static void each(int[] places, int from, int to, int low, int high, Taker taker) {
        int at = Arrays.binarySearch(places, from, to, low);
        for (int i = at < 0 ? -at - 1 : at; i < to && places[i] < high; i++) {
            taker.take(places[i]);
        }
    }
}
