package org.wengang.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.wengang.database.CannotStart;

class BinariesTest {

    @Test
    void there_is_a_server_for_both_processors_of_linux() {
        assertThat(Binaries.archive("Linux", "amd64").toString())
                .endsWith("postgres-linux-x86_64.txz");
        assertThat(Binaries.archive("Linux", "aarch64").toString())
                .endsWith("postgres-linux-arm_64.txz");
    }

    @Test
    void elsewhere_it_says_what_to_do() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> Binaries.archive("Windows 11", "amd64"))
                .withMessage(
                        "Wengang carries PostgreSQL for Linux on x86_64 and arm64, not for Windows"
                            + " 11 on amd64; set SPRING_DATASOURCE_URL to a database of yours.");
    }
}
