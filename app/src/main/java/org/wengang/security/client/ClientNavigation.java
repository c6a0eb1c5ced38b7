package org.wengang.security.client;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.security.Role;
import org.wengang.web.NavigationEntry;

/** Where programs stand in the navigation. */
@Configuration(proxyBeanMethods = false)
class ClientNavigation {

    @Bean
    NavigationEntry clientsEntry() {
        return new NavigationEntry(
                85, "/clients", "security.clients.title", Set.of(Role.ADMINISTRATOR));
    }
}
