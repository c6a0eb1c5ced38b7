package org.wengang.web;

import java.util.Optional;

/** What waits for an officer on the home page; every bean of this type is asked, in order. */
public interface HomeCard {

    int order();

    /** Empty if this is no business of this officer. */
    Optional<Content> content(Signed officer);

    /**
     * @param title e.g. awaiting review
     * @param count how many wait, 0 is shown too
     * @param detail one sentence on what to do with them
     * @param path where they are listed
     */
    record Content(Message title, long count, Message detail, String path) {}
}
