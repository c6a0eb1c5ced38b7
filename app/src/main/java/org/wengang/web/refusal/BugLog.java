package org.wengang.web.refusal;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a fault of ours to the log under a reference the user can tell us.
 *
 * <p>A database or a library quotes rows in its messages, so only the messages of our own code are
 * written, long digits masked; of everything else the type and where it happened.
 */
final class BugLog {

    private static final Logger LOG = LoggerFactory.getLogger(BugLog.class);
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int FRAMES = 40;
    private static final SecureRandom RANDOM = new SecureRandom();

    private BugLog() {}

    /** Returns the reference, e.g. {@code K7QM-2F9X}: easy to read aloud over the telephone. */
    static String write(String method, String path, Throwable bug) {
        var reference = reference();
        LOG.error("Reference {}: {} {}{}", reference, method, masked(path), trace(bug));
        return reference;
    }

    private static String reference() {
        var signs =
                RANDOM.ints(8, 0, ALPHABET.length())
                        .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                        .collect(Collectors.joining());
        return signs.substring(0, 4) + "-" + signs.substring(4);
    }

    static String trace(Throwable bug) {
        var trace = new StringBuilder();
        int causes = 0;
        for (var cause = bug; cause != null && causes < 8; cause = cause.getCause(), causes++) {
            trace.append("\n").append(causes == 0 ? "" : "Caused by: ");
            trace.append(cause.getClass().getName());
            if (isOurs(cause) && cause.getMessage() != null) {
                trace.append(": ").append(masked(cause.getMessage()));
            }
            Arrays.stream(cause.getStackTrace())
                    .limit(FRAMES)
                    .forEach(frame -> trace.append("\n    at ").append(frame));
        }
        return trace.toString();
    }

    private static boolean isOurs(Throwable bug) {
        var frames = bug.getStackTrace();
        return frames.length > 0 && frames[0].getClassName().startsWith("org.wengang.");
    }

    private static String masked(String text) {
        return text.replaceAll("\\d{7,}[0-9Xx]?", "…");
    }
}
