package org.wengang.entitlement.notice;

import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;
import org.wengang.web.Message;
import org.wengang.web.Signed;

/** What is to be published, and which objections are to be settled. */
@Configuration(proxyBeanMethods = false)
class NoticeHomeCards {

    @Bean
    HomeCard publicationCard(Notices notices) {
        return new Card(
                33,
                Set.of(Role.CASEWORKER),
                "entitlement.publication.card",
                "entitlement.publication.card.text",
                "/publications",
                () -> notices.publishable().stream().mapToLong(Publishable::count).sum());
    }

    @Bean
    HomeCard objectionCard(Objections objections) {
        return new Card(
                34,
                Set.of(Role.CASEWORKER, Role.REVIEWER),
                "entitlement.objection.card",
                "entitlement.objection.card.text",
                "/objections",
                objections::countOpen);
    }

    private record Card(
            int order, Set<Role> roles, String title, String text, String path, LongSupplier count)
            implements HomeCard {

        @Override
        public Optional<Content> content(Signed officer) {
            return officer.roles().stream().anyMatch(roles::contains)
                    ? Optional.of(
                            new Content(
                                    Message.of(title), count.getAsLong(), Message.of(text), path))
                    : Optional.empty();
        }
    }
}
