package org.wengang.registry.census.work;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;
import org.wengang.web.Message;
import org.wengang.web.Signed;

/** How many people wait to be contacted by this officer today; nothing where nobody was given. */
@Component
final class ContactCard implements HomeCard {

    private final Errands errands;

    ContactCard(Errands errands) {
        this.errands = errands;
    }

    @Override
    public int order() {
        return 8;
    }

    @Override
    public Optional<Content> content(Signed signed) {
        if (!(signed instanceof Officer officer)
                || !officer.is(Role.CASEWORKER)
                || errands.tasks(officer).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Content(
                        Message.of("census.card"),
                        errands.today(officer),
                        Message.of("census.card.detail"),
                        "/census/work"));
    }
}
