package org.wengang.registry;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom determinations can be about. */
@Component
final class SubjectRepository {

    private final JdbcClient jdbc;

    SubjectRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Shared; who merges records takes the same lock alone. */
    void holdStill() {
        jdbc.sql(
                        "select pg_advisory_xact_lock_shared(hashtextextended('registry.standing',"
                                + " 0))::text")
                .query(String.class)
                .list();
    }

    /** The schema of its facts; empty if there is none in this scope. */
    Optional<String> schema(UUID subject) {
        return jdbc.sql("select schema from registry.subject where subject_id = :subject")
                .param("subject", subject)
                .query((row, number) -> row.getString("schema"))
                .optional();
    }
}
