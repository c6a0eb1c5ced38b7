package org.wengang.registry.nasty;

import java.io.IOException;

/**
 * A file of the kinds that arrive at an office.
 *
 * @param name as the office called it
 * @param what is wrong or unusual with it
 */
record NastyFile(String name, String what, Content content) {

    /** Made anew for each test, so that nothing binary has to be kept. */
    @FunctionalInterface
    interface Content {
        byte[] bytes() throws IOException;
    }

    @Override
    public String toString() {
        return name;
    }
}
