package org.wengang.registry.workers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.ResidentId;
import org.wengang.organisation.Divisions;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
import org.wengang.web.component.Cursor;

/** The list of workers, the last ones to arrive first. */
@Component
final class WorkerListRepository {

    private static final String LINES =
            """
            select worker_id, org_path, name, id_last4, hukou, employer_name, stay_from, stay_to
              from registry.worker w
             where (w.stands or cast(:number as bytea) is not null or cast(:import as uuid) is not null)
               and (:text = '' or name like :pattern or id_last4 = :last4
                    or person_id = (select p.person_id from registry.person p where p.id_index = :number))
               and (cast(:import as uuid) is null or exists
                   (select
                      from registry.worker_statement s
                     where s.worker_id = w.worker_id
                       and s.batch_id = :import
                       and (:how = '' or (:how = 'changed') = exists
                           (select
                              from registry.worker_statement e
                             where e.worker_id = s.worker_id
                               and (e.stated_at, e.batch_id) < (s.stated_at, s.batch_id)))))
            """;

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Divisions divisions;

    WorkerListRepository(JdbcClient jdbc, FieldCipher cipher, Divisions divisions) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.divisions = divisions;
    }

    List<WorkerLine> page(WorkerFilter filter, Cursor cursor, int limit) {
        return jdbc.sql(
                        (LINES
                                        + """
                                          and (:key::uuid is null or worker_id %s :key::uuid)
                                        order by worker_id %s
                                        limit :limit\
                                        """)
                                .formatted(
                                        cursor.backwards() ? ">" : "<",
                                        cursor.backwards() ? "asc" : "desc"))
                .param("text", filter.text())
                .param("pattern", filter.namePattern())
                .param("last4", filter.last4())
                .param("number", index(filter.number()))
                .param("import", filter.importId())
                .param("how", filter.how())
                .param("key", cursor.key())
                .param("limit", limit)
                .query(this::line)
                .list();
    }

    private WorkerLine line(ResultSet row, int number) throws SQLException {
        var hukou = row.getString("hukou");
        return new WorkerLine(
                row.getObject("worker_id", UUID.class),
                new OrgPath(row.getString("org_path")),
                row.getString("name"),
                row.getString("id_last4"),
                hukou == null ? null : divisions.displayName(new DivisionCode(hukou)),
                row.getString("employer_name"),
                row.getObject("stay_from", LocalDate.class),
                row.getObject("stay_to", LocalDate.class));
    }

    private byte @Nullable [] index(@Nullable ResidentId number) {
        return number == null ? null : cipher.blindIndex(Purpose.RESIDENT_ID, number.value());
    }
}
