package org.wengang.registry.checks;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;
import org.wengang.web.Message;
import org.wengang.web.Signed;

/** How many checks found something, or could not be run. */
@Component
final class CheckCard implements HomeCard {

    private final Checks checks;

    CheckCard(Checks checks) {
        this.checks = checks;
    }

    @Override
    public int order() {
        return 14;
    }

    @Override
    public Optional<Content> content(Signed signed) {
        if (!(signed instanceof Officer officer)
                || !(officer.is(Role.CASEWORKER) || officer.is(Role.REVIEWER))) {
            return Optional.empty();
        }
        return Optional.of(
                new Content(
                        Message.of("check.card"),
                        checks.bad(officer),
                        Message.of("check.card.detail"),
                        "/checks"));
    }
}
