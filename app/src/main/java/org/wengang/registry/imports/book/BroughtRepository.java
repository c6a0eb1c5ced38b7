package org.wengang.registry.imports.book;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Entries an import added or changed. */
@Component
final class BroughtRepository {

    private final JdbcClient jdbc;

    BroughtRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long entries(UUID importId) {
        return jdbc.sql("select count(*) from registry.entry_statement where batch_id = :batch")
                .param("batch", importId)
                .query(Long.class)
                .single();
    }
}
