package org.wengang.organisation.page;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.web.NavigationEntry;

/** Where places and offices stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class OrganisationEntries {

    @Bean
    NavigationEntry divisionsEntry() {
        return new NavigationEntry(80, "/divisions", "organisation.divisions.title", Set.of());
    }

    @Bean
    NavigationEntry officesEntry() {
        return new NavigationEntry(81, "/organisations", "organisation.offices.title", Set.of());
    }
}
