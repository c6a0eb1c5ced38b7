package org.wengang.entitlement.determination;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.registry.imports.undo.ImportReliance;
import org.wengang.web.Message;

/** Determinations by what an import brought: it stands as long as they do. */
@Component
final class DeterminedImportRepository implements ImportReliance {

    private final JdbcClient jdbc;

    DeterminedImportRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those determined by the version the import made, or by a later one. */
    @Override
    public Optional<Message> on(UUID importId) {
        var number =
                jdbc.sql(
                                """
                                select count(*)
                                  from registry.published_imported_subject i
                                 where i.batch_id = :import
                                   and exists (select from entitlement.determination d
                                                where d.subject_id = i.subject_id
                                                  and d.subject_version >= i.version)\
                                """)
                        .param("import", importId)
                        .query(Integer.class)
                        .single();
        return number == 0
                ? Optional.empty()
                : Optional.of(Message.of("entitlement.undo.determined", number));
    }
}
