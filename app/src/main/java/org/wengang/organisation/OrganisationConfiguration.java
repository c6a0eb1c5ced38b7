package org.wengang.organisation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.web.OrganisationNames;

/** The divisions in memory, and what pages call an organisation. */
@Configuration(proxyBeanMethods = false)
class OrganisationConfiguration {

    @Bean
    Divisions divisions() {
        return Divisions.load();
    }

    @Bean
    Gazetteer gazetteer(Divisions divisions) {
        return divisions.gazetteer();
    }

    /** A path nobody is at any more is shown as it is. */
    @Bean
    OrganisationNames organisationNames(Organisations organisations) {
        return (path, language) ->
                organisations.find(path).map(one -> one.name(language)).orElse(path.value());
    }
}
