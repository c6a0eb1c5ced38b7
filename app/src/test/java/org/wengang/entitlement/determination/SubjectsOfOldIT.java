package org.wengang.entitlement.determination;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.entitlement.GivenEntitlements.HENGSHUI;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.entitlement.GivenLimits;
import org.wengang.security.Role;

/** The migration that looks at rows written before there were subjects. */
@WengangTest
class SubjectsOfOldIT {

    @Autowired ApplicationContext application;

    @BeforeEach
    void a_correction_of_an_award() {
        var given = new GivenEntitlements(application);
        var caseworker = given.officer(HENGSHUI, Role.CASEWORKER);
        var file = new GivenLimits("R-TRIAL-1", 1, Map.of("per_person", "{ times: 1 }"), "wait");
        var policy = given.issued(file.yaml(), HENGSHUI, Map.of("budget", "1000.00"));
        var worker = given.worker(given.someone(TAOCHENG, 1).with("on_duty_days", 7));
        given.approved(policy, caseworker, given.officer(HENGSHUI, Role.REVIEWER));
        given.correct(worker, "on_duty_days", 9);
        given.determine(caseworker, policy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"determination", "award", "correction"})
    void a_row_without_a_subject_stops_it(String table) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() ->
                        migrate(
                                """
                                select set_config('wengang.scope', 'cn/', true);
                                alter table entitlement.%1$s
                                    disable trigger user,
                                    drop constraint %1$s_subject_id_fkey;
                                update entitlement.%1$s set subject_id = gen_random_uuid();
                                select set_config('wengang.scope', '', true)\
                                """
                                        .formatted(table)))
                .withMessageContaining("a row of entitlement." + table + " has no subject");
    }

    @Test
    void rows_with_their_subjects_pass() {
        assertThatCode(() -> migrate("select 1")).doesNotThrowAnyException();
    }

    /** In a transaction that leaves nothing. */
    private static void migrate(String before) throws SQLException, IOException {
        var file = new ClassPathResource("db/migration/entitlement/V9__special_actions.sql");
        var text = file.getContentAsString(StandardCharsets.UTF_8);
        try (var connection = TestDatabase.owner().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(before);
            statement.execute(text.substring(text.indexOf("-- V8 checked")));
            connection.rollback();
        }
    }
}
