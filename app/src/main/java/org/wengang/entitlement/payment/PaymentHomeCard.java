package org.wengang.entitlement.payment;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;
import org.wengang.web.Message;
import org.wengang.web.Signed;

/** How many awards could be paid now. */
@Component
final class PaymentHomeCard implements HomeCard {

    private final Payments payments;

    PaymentHomeCard(Payments payments) {
        this.payments = payments;
    }

    @Override
    public int order() {
        return 35;
    }

    @Override
    public Optional<Content> content(Signed officer) {
        return officer.roles().contains(Role.FINANCE)
                ? Optional.of(
                        new Content(
                                Message.of("entitlement.payment.card"),
                                payments.payable().stream()
                                        .mapToLong(each -> each.payable().count())
                                        .sum(),
                                Message.of("entitlement.payment.card.text"),
                                "/payments"))
                : Optional.empty();
    }
}
