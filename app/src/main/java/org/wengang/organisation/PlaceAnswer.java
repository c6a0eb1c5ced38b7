package org.wengang.organisation;

import java.util.List;

/** What a written place means on a day; nothing is ever guessed. */
public sealed interface PlaceAnswer {

    /**
     * One place and no other.
     *
     * @param complete whether every name was written with its level (鹿泉区, not 鹿泉), or the code
     */
    record Found(Place place, boolean complete) implements PlaceAnswer {}

    /** Several places (two or more, all of them, by code) are meant by it. */
    record Several(List<Place> places) implements PlaceAnswer {}

    /** It names places (one or more, by code), but not on that day: before or after their time. */
    record NotThen(List<Place> places) implements PlaceAnswer {}

    /** No place is called so. */
    record Unknown() implements PlaceAnswer {}
}
