package org.wengang.registry.checks;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wengang.security.Officer;
import org.wengang.web.HomeCard;
import org.wengang.web.Message;
import org.wengang.web.Signed;

/** Checks that turned worse since the time before, for whoever puts right what they find. */
@Component
final class WorseCard implements HomeCard {

    private final Checks checks;

    WorseCard(Checks checks) {
        this.checks = checks;
    }

    @Override
    public int order() {
        return 9;
    }

    @Override
    public Optional<Content> content(Signed signed) {
        if (!(signed instanceof Officer officer)
                || checks.catalogue().stream().noneMatch(check -> officer.is(check.owner()))) {
            return Optional.empty();
        }
        var worse = checks.worse(officer);
        return worse == 0
                ? Optional.empty()
                : Optional.of(
                        new Content(
                                Message.of("check.worse.card"),
                                worse,
                                Message.of("check.worse.card.detail"),
                                "/checks"));
    }
}
