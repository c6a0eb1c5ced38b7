package org.wengang.organisation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.web.Language;
import org.wengang.web.OrganisationNames;

@Configuration(proxyBeanMethods = false)
class OrganisationConfiguration {

    @Bean
    Divisions divisions() {
        return Divisions.load();
    }

    /** A path nobody is at any more is shown as it is. */
    @Bean
    OrganisationNames organisationNames(Organisations organisations) {
        return (path, language) ->
                organisations
                        .find(path)
                        .map(one -> language == Language.ZH ? one.name() : one.nameEn())
                        .orElse(path.value());
    }
}
