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
import org.wengang.organisation.Divisions;
import org.wengang.registry.listing.Slice;

/** The list of workers, the last ones to arrive first. */
@Component
final class WorkerListRepository {

    private static final String LINES =
            """
            select worker_id, org_path, name, id_last4, hukou, employer_name, stay_from, stay_to
              from registry.worker w
             where (:text = '' or name like :pattern or id_last4 = :last4)
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
    private final Divisions divisions;

    WorkerListRepository(JdbcClient jdbc, Divisions divisions) {
        this.jdbc = jdbc;
        this.divisions = divisions;
    }

    Slice.Source<WorkerLine> lines(WorkerFilter filter) {
        return new Slice.Source<>() {

            @Override
            public List<WorkerLine> olderThan(@Nullable UUID key, int most) {
                return query(
                        """
                         and (cast(:key as uuid) is null or worker_id < :key)
                         order by worker_id desc
                         limit :most\
                        """,
                        filter,
                        key,
                        most);
            }

            @Override
            public List<WorkerLine> newerThan(UUID key, int most) {
                return query(
                                """
                                 and worker_id > :key
                                 order by worker_id
                                 limit :most\
                                """,
                                filter,
                                key,
                                most)
                        .reversed();
            }
        };
    }

    private List<WorkerLine> query(String rest, WorkerFilter filter, @Nullable UUID key, int most) {
        return jdbc.sql(LINES + rest)
                .param("text", filter.text())
                .param("pattern", filter.namePattern())
                .param("last4", filter.last4())
                .param("import", filter.importId())
                .param("how", filter.how())
                .param("key", key)
                .param("most", most)
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
}
