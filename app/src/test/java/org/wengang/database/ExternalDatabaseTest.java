package org.wengang.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class ExternalDatabaseTest {

    private static final String URL = "jdbc:postgresql://db.example/wengang";

    @Test
    void an_empty_address_means_the_embedded_server() {
        assertThat(ExternalDatabase.isNamed(new MockEnvironment())).isFalse();
        assertThat(
                        ExternalDatabase.isNamed(
                                new MockEnvironment().withProperty("spring.datasource.url", " ")))
                .isFalse();
        assertThat(ExternalDatabase.isNamed(named())).isTrue();
    }

    @Test
    void the_owner_is_at_the_same_address_unless_said() {
        var environment = named().withProperty("spring.flyway.user", "owner");
        assertThat(ExternalDatabase.logins(environment))
                .isEqualTo(new Logins(new Login(URL, "app", "a"), new Login(URL, "owner", "")));
        environment.withProperty("spring.flyway.url", "jdbc:postgresql://direct.example/wengang");
        assertThat(ExternalDatabase.logins(environment).owner().url())
                .isEqualTo("jdbc:postgresql://direct.example/wengang");
    }

    @Test
    void what_is_missing_is_named() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> ExternalDatabase.logins(named()))
                .withMessageContaining("SPRING_FLYWAY_USER is not set");
    }

    @Test
    void a_login_never_prints_its_password() {
        assertThat(new Login(URL + "?password=hush", "app", "hush").toString())
                .isEqualTo("app at " + URL);
    }

    private static MockEnvironment named() {
        return new MockEnvironment()
                .withProperty("spring.datasource.url", URL)
                .withProperty("spring.datasource.username", "app")
                .withProperty("spring.datasource.password", "a");
    }
}
