package org.wengang.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.wengang.database.Scope;
import org.wengang.kernel.OrgPath;

/**
 * The part of the server that the operator's commands need, without pages and jobs: on the external
 * database, on the server that runs in the data folder, or where none runs on one started for the
 * purpose.
 *
 * @param clock the configuration of the clock
 * @param settings what the environment does not say
 */
record Administration(Class<?> clock, Map<String, String> settings) {

    /**
     * @param data null: as the environment says, else {@code var}
     */
    <R> R call(@Nullable Path data, String reason, Function<ApplicationContext, R> work) {
        var all = new HashMap<String, Object>(settings);
        all.put("wengang.database.join", "true");
        all.put("wengang.demo", "false");
        var application = new SpringApplication(Rooms.class, clock);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(all);
        var arguments = data == null ? new String[0] : new String[] {"--wengang.data=" + data};
        try (var context = application.run(arguments)) {
            return Scope.system(OrgPath.ROOT, reason).call(() -> work.apply(context));
        }
    }

    /** Not a bean of the whole server: it would look for its rooms a second time. */
    @ComponentScan(
            basePackages = {
                "org.wengang.database",
                "org.wengang.security",
                "org.wengang.organisation"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "org\\.wengang\\.(security\\.(client|entrance|once|program)|organisation\\.(office|page))\\..*"))
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    static final class Rooms {}
}
