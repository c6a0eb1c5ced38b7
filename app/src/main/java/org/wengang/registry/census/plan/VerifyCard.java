package org.wengang.registry.census.plan;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;
import org.wengang.web.Message;
import org.wengang.web.Signed;

/** Censuses whose contacts are over and whose headcount waits for a second person. */
@Component
final class VerifyCard implements HomeCard {

    private final Campaigns campaigns;

    VerifyCard(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public int order() {
        return 7;
    }

    @Override
    public Optional<Content> content(Signed signed) {
        if (!(signed instanceof Officer officer) || !officer.is(Role.REVIEWER)) {
            return Optional.empty();
        }
        var waiting = campaigns.toVerify(officer);
        return waiting == 0
                ? Optional.empty()
                : Optional.of(
                        new Content(
                                Message.of("census.verify.card"),
                                waiting,
                                Message.of("census.verify.card.detail"),
                                "/census"));
    }
}
