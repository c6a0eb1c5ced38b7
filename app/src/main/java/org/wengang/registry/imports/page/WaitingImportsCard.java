package org.wengang.registry.imports.page;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wengang.registry.imports.Imports;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;
import org.wengang.web.Message;
import org.wengang.web.Signed;

/** Files that wait for an officer to confirm them, or to say what their headings mean. */
@Component
final class WaitingImportsCard implements HomeCard {

    private final Imports imports;

    WaitingImportsCard(Imports imports) {
        this.imports = imports;
    }

    @Override
    public int order() {
        return 11;
    }

    @Override
    public Optional<Content> content(Signed officer) {
        return officer.roles().contains(Role.CASEWORKER)
                ? Optional.of(
                        new Content(
                                Message.of("registry.card.waiting"),
                                imports.waiting(),
                                Message.of("registry.card.waiting.detail"),
                                "/imports"))
                : Optional.empty();
    }
}
