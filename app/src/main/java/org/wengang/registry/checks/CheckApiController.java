package org.wengang.registry.checks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wengang.registry.checks.Check.Severity;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** What the checks came to, for other systems; numbers alone. */
@RestController
final class CheckApiController {

    private final Checks checks;

    CheckApiController(Checks checks) {
        this.checks = checks;
    }

    /**
     * @param newest null where it was never run
     */
    record CheckItem(
            String code,
            Severity severity,
            Role owner,
            @Nullable Outcome newest,
            List<CheckLine.Day> trend) {}

    @GetMapping("/api/v1/checks")
    List<CheckItem> list(@AuthenticationPrincipal Officer officer) {
        return checks.lines(officer).stream()
                .map(line ->
                        new CheckItem(
                                line.check().code(),
                                line.check().severity(),
                                line.check().owner(),
                                line.newest(),
                                line.trend()))
                .toList();
    }
}
