package org.wengang.database.embedded;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.wengang.database.ExternalDatabase;
import org.wengang.database.Logins;

/**
 * Starts the embedded server in the folder {@code wengang.data}, unless an external database is
 * named. With {@code wengang.database.join} it takes part in one that runs already.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(EmbeddedConfiguration.NoExternalDatabase.class)
class EmbeddedConfiguration {

    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(
            @Value("${wengang.data:var}") Path data,
            @Value("${wengang.database.join:false}") boolean join) {
        return join
                ? EmbeddedPostgres.startOrJoin(data, Durability.DURABLE)
                : EmbeddedPostgres.start(data, Durability.DURABLE);
    }

    @Bean
    Logins embeddedLogins(EmbeddedPostgres server) {
        return server.logins();
    }

    static final class NoExternalDatabase implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !ExternalDatabase.isNamed(context.getEnvironment());
        }
    }
}
