package org.wengang.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.context.annotation.Bean;

/**
 * A command as typed, and what came of it.
 *
 * @param code it ended with
 * @param out lines on standard output
 * @param err lines on standard error
 */
record Typed(int code, String out, String err) {

    /** Without a database. */
    static Typed command(String... words) {
        return command(Map.of(), "", words);
    }

    /**
     * @param settings of the database
     * @param in standard input
     */
    static Typed command(Map<String, String> settings, String in, String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var code =
                Commands.of(
                                Object.class,
                                new Administration(ChinaClock.class, settings),
                                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)))
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(words);
        return new Typed(code, out.toString(), err.toString());
    }

    /** The one line on standard error. */
    String sentence() {
        var lines = err.lines().toList();
        if (lines.size() != 1 || !out.isEmpty()) {
            throw new AssertionError("not one sentence: " + this);
        }
        return lines.getFirst();
    }

    static final class ChinaClock {

        @Bean
        Clock clock() {
            return Clock.system(ZoneId.of("Asia/Shanghai"));
        }
    }
}
