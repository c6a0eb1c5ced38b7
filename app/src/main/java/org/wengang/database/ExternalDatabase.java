package org.wengang.database;

import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * A database that somebody else runs, named by {@code SPRING_DATASOURCE_URL, _USERNAME, _PASSWORD}
 * (the application's role) and {@code SPRING_FLYWAY_USER, _PASSWORD, _URL} (the owner; its address
 * is the same unless said).
 */
public final class ExternalDatabase {

    private static final String URL = "spring.datasource.url";

    private ExternalDatabase() {}

    /** Whether one is named; else the embedded server runs. */
    public static boolean isNamed(Environment environment) {
        return StringUtils.hasText(environment.getProperty(URL));
    }

    /**
     * @throws CannotStart when a part is missing
     */
    static Logins logins(Environment environment) {
        var url = required(environment, URL);
        return new Logins(
                new Login(
                        url,
                        required(environment, "spring.datasource.username"),
                        environment.getProperty("spring.datasource.password", "")),
                new Login(
                        environment.getProperty("spring.flyway.url", url),
                        required(environment, "spring.flyway.user"),
                        environment.getProperty("spring.flyway.password", "")));
    }

    private static String required(Environment environment, String name) {
        var value = environment.getProperty(name, "");
        if (value.isBlank()) {
            throw new CannotStart(
                    "SPRING_DATASOURCE_URL names a database but "
                            + name.toUpperCase(Locale.ROOT).replace('.', '_')
                            + " is not set; it needs SPRING_DATASOURCE_USERNAME and _PASSWORD for"
                            + " the application and SPRING_FLYWAY_USER and _PASSWORD for the"
                            + " owner.");
        }
        return value;
    }
}
