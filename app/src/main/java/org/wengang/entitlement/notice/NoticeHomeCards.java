package org.wengang.entitlement.notice;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.entitlement.WorkCard;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;

/** What is to be published, and which objections are to be settled. */
@Configuration(proxyBeanMethods = false)
class NoticeHomeCards {

    @Bean
    HomeCard publicationCard(Notices notices) {
        return new WorkCard(
                33,
                Set.of(Role.CASEWORKER),
                "entitlement.publication.card",
                "entitlement.publication.card.text",
                "/publications",
                officer -> notices.publishable().stream().mapToLong(Publishable::count).sum());
    }

    @Bean
    HomeCard objectionCard(Objections objections) {
        return new WorkCard(
                34,
                Set.of(Role.CASEWORKER, Role.REVIEWER),
                "entitlement.objection.card",
                "entitlement.objection.card.text",
                "/objections",
                officer -> objections.countOpen(officer.id()));
    }
}
