package org.wengang.registry.duplicate.cases;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;
import org.wengang.web.Message;
import org.wengang.web.Signed;

/** How many likely duplicates wait to be looked at. */
@Component
final class DuplicateCard implements HomeCard {

    private final Cases cases;

    DuplicateCard(Cases cases) {
        this.cases = cases;
    }

    @Override
    public int order() {
        return 12;
    }

    @Override
    public Optional<Content> content(Signed signed) {
        if (!(signed instanceof Officer officer) || !officer.is(Role.CASEWORKER)) {
            return Optional.empty();
        }
        return Optional.of(
                new Content(
                        Message.of("registry.duplicate.card"),
                        cases.countOpen(officer.id()),
                        Message.of("registry.duplicate.card.detail"),
                        "/duplicates"));
    }
}
