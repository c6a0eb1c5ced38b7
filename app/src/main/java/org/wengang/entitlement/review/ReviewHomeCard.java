package org.wengang.entitlement.review;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;
import org.wengang.web.Message;
import org.wengang.web.Signed;

/** How many awards wait for this reviewer. */
@Component
final class ReviewHomeCard implements HomeCard {

    private final Reviews reviews;

    ReviewHomeCard(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public int order() {
        return 32;
    }

    @Override
    public Optional<Content> content(Signed signed) {
        return signed instanceof Officer officer && officer.is(Role.REVIEWER)
                ? Optional.of(
                        new Content(
                                Message.of("entitlement.review.card"),
                                reviews.countOpen(officer.id()),
                                Message.of("entitlement.review.card.text"),
                                "/reviews"))
                : Optional.empty();
    }
}
