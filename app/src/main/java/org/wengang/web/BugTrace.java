package org.wengang.web;

import java.util.Arrays;

/**
 * What the log may say of a fault of ours.
 *
 * <p>A database or a library quotes rows in its messages, so only the messages of our own code are
 * written, long digits masked; of everything else the type and where it happened.
 */
public final class BugTrace {

    private static final int FRAMES = 40;

    private BugTrace() {}

    /** Begins with a new line; causes below. */
    public static String of(Throwable bug) {
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

    /** Without the digits of identity and telephone numbers. */
    public static String masked(String text) {
        return text.replaceAll("\\d{7,}[0-9Xx]?", "…");
    }
}
