package org.wengang.registry.ledger.check;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.web.component.Cursor;

/** Marks of people to be checked. */
@Component
final class WorkerCheckRepository {

    private final JdbcClient jdbc;

    WorkerCheckRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the given workers whom the present scope holds. */
    List<UUID> existing(List<UUID> workers) {
        return jdbc.sql(
                        """
                        select worker_id
                          from registry.worker
                         where worker_id = any (cast(:workers as uuid[]))\
                        """)
                .param("workers", workers.toArray(UUID[]::new))
                .query((row, number) -> row.getObject("worker_id", UUID.class))
                .list();
    }

    /** Whoever is marked already stays so, with the reason given then; how many are new. */
    int mark(List<UUID> workers, UUID marking, String reason, Officer officer, Instant now) {
        return jdbc.sql(
                        """
                        insert into registry.worker_check
                               (check_id, org_path, worker_id, marking_id, reason, marked_by, marked_by_name,
                                marked_at)
                        select m.check_id, w.org_path, w.worker_id, :marking, :reason, :officer, :name, :now
                          from unnest(cast(:checks as uuid[]), cast(:workers as uuid[]))
                               as m (check_id, worker_id)
                          join registry.worker w using (worker_id)
                         order by w.worker_id
                            on conflict (worker_id) where done_at is null do nothing\
                        """)
                .param("checks", workers.stream().map(_ -> Ids.newId()).toArray(UUID[]::new))
                .param("workers", workers.toArray(UUID[]::new))
                .param("marking", marking)
                .param("reason", reason)
                .param("officer", officer.id())
                .param("name", officer.name())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Open ones, the newest first. */
    List<WorkerCheck> open(Cursor cursor, int limit) {
        return jdbc.sql(
                        """
                        select c.check_id, c.worker_id, w.name, c.reason, c.marked_by_name, c.marked_at
                          from registry.worker_check c
                          join registry.worker w using (worker_id)
                         where c.done_at is null
                           and (cast(:key as uuid) is null or c.check_id %s cast(:key as uuid))
                         order by c.check_id %s
                         limit :limit\
                        """
                                .formatted(
                                        cursor.backwards() ? ">" : "<",
                                        cursor.backwards() ? "asc" : "desc"))
                .param("key", cursor.key())
                .param("limit", limit)
                .query((row, number) ->
                        new WorkerCheck(
                                row.getObject("check_id", UUID.class),
                                row.getObject("worker_id", UUID.class),
                                row.getString("name"),
                                row.getString("reason"),
                                row.getString("marked_by_name"),
                                row.getTimestamp("marked_at").toInstant()))
                .list();
    }

    /** False if there is no open one of that id. */
    boolean finish(UUID check, String outcome, Officer officer, Instant now) {
        return jdbc.sql(
                                """
                                update registry.worker_check
                                   set outcome = :outcome, done_by = :officer, done_by_name = :name, done_at = :now
                                 where check_id = :check and done_at is null\
                                """)
                        .param("outcome", outcome)
                        .param("officer", officer.id())
                        .param("name", officer.name())
                        .param("now", Timestamp.from(now))
                        .param("check", check)
                        .update()
                == 1;
    }
}
