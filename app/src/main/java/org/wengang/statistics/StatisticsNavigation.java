package org.wengang.statistics;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.wengang.web.NavigationEntry;

/** The way to the bulletin. */
@Configuration(proxyBeanMethods = false)
class StatisticsNavigation {

    @Bean
    NavigationEntry bulletinEntry() {
        return new NavigationEntry(50, "/bulletins", "statistics.navigation", Reading.readers());
    }
}
