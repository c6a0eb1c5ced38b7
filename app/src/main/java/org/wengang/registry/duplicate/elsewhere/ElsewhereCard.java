package org.wengang.registry.duplicate.elsewhere;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;
import org.wengang.web.Message;
import org.wengang.web.Signed;

/** How many questions of other offices wait for an answer. */
@Component
final class ElsewhereCard implements HomeCard {

    private final Matters matters;

    ElsewhereCard(Matters matters) {
        this.matters = matters;
    }

    @Override
    public int order() {
        return 13;
    }

    @Override
    public Optional<Content> content(Signed officer) {
        return officer.roles().contains(Role.CASEWORKER)
                ? Optional.of(
                        new Content(
                                Message.of("registry.elsewhere.card"),
                                matters.countAsked(),
                                Message.of("registry.elsewhere.card.detail"),
                                "/duplicates/elsewhere"))
                : Optional.empty();
    }
}
