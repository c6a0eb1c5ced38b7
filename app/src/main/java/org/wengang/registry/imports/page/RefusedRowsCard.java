package org.wengang.registry.imports.page;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wengang.registry.imports.Imports;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;
import org.wengang.web.Message;
import org.wengang.web.Signed;

/** Rows of the newest roster that were not taken: to be corrected and brought back. */
@Component
final class RefusedRowsCard implements HomeCard {

    private final Imports imports;

    RefusedRowsCard(Imports imports) {
        this.imports = imports;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Content> content(Signed officer) {
        if (!officer.roles().contains(Role.CASEWORKER)) {
            return Optional.empty();
        }
        var newest = imports.newestMerged();
        var counts = newest == null ? null : newest.counts();
        return Optional.of(
                newest == null || counts == null
                        ? new Content(
                                Message.of("registry.card.first"),
                                0,
                                Message.of("registry.card.first.detail"),
                                "/imports/new")
                        : new Content(
                                Message.of("registry.card.refused"),
                                counts.refused(),
                                Message.of("registry.card.refused.detail", newest.fileName()),
                                "/imports/" + newest.id()));
    }
}
