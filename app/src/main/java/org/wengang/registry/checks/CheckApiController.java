package org.wengang.registry.checks;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wengang.registry.checks.Check.Severity;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** What the checks came to, for other systems; numbers alone. */
@RestController
final class CheckApiController {

    private final Checks checks;

    CheckApiController(Checks checks) {
        this.checks = checks;
    }

    /**
     * @param next give it as {@code after} for the following ones; null at the end
     */
    record CheckPage(List<CheckItem> checks, @Nullable String next) {}

    /**
     * @param newest null where it was never run
     * @param trend the last of each day of the last 30 on which it ran, oldest first
     */
    record CheckItem(
            String code,
            Severity severity,
            Role owner,
            @Nullable OutcomeItem newest,
            List<CheckLine.Day> trend) {}

    /**
     * @param found how many rows; null where it could not be run
     * @param failure the SQLSTATE of what stopped it; null where it ran
     */
    record OutcomeItem(
            Instant checkedAt, long tookMs, @Nullable Long found, @Nullable String failure) {}

    @GetMapping("/api/v1/checks")
    CheckPage list(
            @AuthenticationPrincipal Officer officer,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "" + Cursor.SIZE) int limit) {
        var slice =
                Slice.within(
                        checks.lines(officer),
                        Cursor.from(after, limit),
                        line -> line.check().code());
        return new CheckPage(
                slice.rows().stream().map(CheckApiController::item).toList(),
                slice.next(line -> line.check().code()));
    }

    private static CheckItem item(CheckLine line) {
        var newest = line.newest();
        return new CheckItem(
                line.check().code(),
                line.check().severity(),
                line.check().owner(),
                newest == null
                        ? null
                        : new OutcomeItem(
                                newest.checkedAt(),
                                newest.tookMs(),
                                newest.found(),
                                newest.failure()),
                line.trend());
    }
}
