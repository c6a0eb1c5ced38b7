package org.wengang.entitlement.correction;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;
import org.wengang.web.Message;
import org.wengang.web.Signed;

/** How many corrections wait for this reviewer. */
@Component
final class CorrectionHomeCard implements HomeCard {

    private final Corrections corrections;

    CorrectionHomeCard(Corrections corrections) {
        this.corrections = corrections;
    }

    @Override
    public int order() {
        return 35;
    }

    @Override
    public Optional<Content> content(Signed signed) {
        return signed instanceof Officer officer && officer.is(Role.REVIEWER)
                ? Optional.of(
                        new Content(
                                Message.of("entitlement.correction.card"),
                                corrections.countOpen(officer.id()),
                                Message.of("entitlement.correction.card.text"),
                                "/corrections"))
                : Optional.empty();
    }
}
