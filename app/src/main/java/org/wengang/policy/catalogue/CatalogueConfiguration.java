package org.wengang.policy.catalogue;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.wengang.database.CannotStart;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.organisation.Organisations;

/** The catalogue of the class path, and who reads it. */
@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {

    @Bean
    PolicyFolder policyFolder() {
        try {
            return PolicyFolder.onClassPath();
        } catch (PolicyErrors broken) {
            throw new CannotStart("The catalogue " + broken.first(), broken);
        }
    }

    @Bean
    Rulebook rulebook(PolicyFolder folder) {
        return new Rulebook(folder);
    }

    @Bean
    Redrafting redrafting(PolicyRepository repository, Rulebook rulebook) {
        return new Redrafting(repository, rulebook);
    }

    @Bean
    Catalogue catalogue(
            PolicyFolder folder,
            Rulebook rulebook,
            PolicyRepository repository,
            Organisations organisations,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new Catalogue(folder, rulebook, repository, organisations, transactions, clock);
    }
}
