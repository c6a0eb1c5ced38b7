package org.wengang.web.refusal;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wengang.web.BugTrace;

/** Writes a fault of ours to the log under a reference the user can tell us. */
final class BugLog {

    private static final Logger LOG = LoggerFactory.getLogger(BugLog.class);
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private BugLog() {}

    /** Returns the reference, e.g. {@code K7QM-2F9X}: easy to read aloud over the telephone. */
    static String write(String method, String path, Throwable bug) {
        var reference = reference();
        LOG.error(
                "Reference {}: {} {}{}",
                reference,
                method,
                BugTrace.masked(path),
                BugTrace.of(bug));
        return reference;
    }

    private static String reference() {
        var signs =
                RANDOM.ints(8, 0, ALPHABET.length())
                        .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                        .collect(Collectors.joining());
        return signs.substring(0, 4) + "-" + signs.substring(4);
    }
}
