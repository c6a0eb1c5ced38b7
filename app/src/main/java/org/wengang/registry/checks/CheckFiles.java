package org.wengang.registry.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.wengang.registry.checks.Check.Severity;
import org.wengang.registry.checks.Check.Shown;
import org.wengang.security.Role;

/**
 * Checks as files {@code checks/<module>/<code>.sql}, each of the module whose data it reads: four
 * lines of comment say severity, owner, what opens and what its values are, the rest is the query.
 */
final class CheckFiles {

    private static final Pattern HEAD =
            Pattern.compile(
                    "-- severity: (\\w+)\n"
                            + "-- owner: (\\w+)\n"
                            + "-- opens: ?(\\S*)\n"
                            + "-- shows: ([a-z ]+)\n");

    private CheckFiles() {}

    /** By code. */
    static List<Check> onClassPath() {
        try {
            var found =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:checks/*/*.sql");
            return List.of(found).stream()
                    .map(file -> {
                        var name = Objects.requireNonNull(file.getFilename());
                        try {
                            return check(
                                    name.substring(0, name.length() - ".sql".length()),
                                    file.getContentAsString(StandardCharsets.UTF_8));
                        } catch (IOException unreadable) {
                            throw new UncheckedIOException(unreadable);
                        }
                    })
                    .sorted(Comparator.comparing(Check::code))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Check check(String code, String text) {
        var head = HEAD.matcher(text);
        if (!head.lookingAt()) {
            throw new IllegalStateException(
                    code + ".sql does not begin with severity, owner, opens and shows");
        }
        return new Check(
                code,
                Severity.valueOf(head.group(1).toUpperCase(Locale.ROOT)),
                Role.valueOf(head.group(2)),
                head.group(3),
                Stream.of(head.group(4).toUpperCase(Locale.ROOT).split(" "))
                        .map(Shown::valueOf)
                        .toList(),
                text.substring(head.end()));
    }
}
