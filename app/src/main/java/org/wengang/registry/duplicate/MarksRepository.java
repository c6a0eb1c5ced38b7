package org.wengang.registry.duplicate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.database.Copy;
import org.wengang.kernel.ResidentId;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;

/** Makes and keeps the marks of numbers. */
@Component
final class MarksRepository {

    private static final List<String> COLUMNS =
            List.of("worker_id", "org_path", "worker_version", "marks");

    private final JdbcClient jdbc;
    private final Copy copy;
    private final FieldCipher cipher;

    MarksRepository(JdbcClient jdbc, Copy copy, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.copy = copy;
        this.cipher = cipher;
    }

    private record Unmarked(UUID worker, String orgPath, int version, byte[] id, String name) {}

    /** How many workers in scope have no marks, or another name since. */
    long missing() {
        return jdbc.sql(
                        """
                        select count(*)
                          from registry.worker w
                          left join registry.worker_marks k
                            on k.worker_id = w.worker_id and k.worker_version = w.version
                         where k.worker_id is null\
                        """)
                .query(Long.class)
                .single();
    }

    /**
     * Makes the marks of some workers that have none, or that have another name since.
     *
     * @param after goes on behind this worker; null at the start
     * @return the last worker looked at; null when there is none left
     */
    @Nullable UUID make(@Nullable UUID after, int most) {
        var unmarked =
                jdbc.sql(
                                """
                                select w.worker_id, w.org_path, w.version, w.id_sealed, w.name
                                  from registry.worker w
                                  left join registry.worker_marks k
                                    on k.worker_id = w.worker_id and k.worker_version = w.version
                                 where k.worker_id is null
                                   and (cast(:after as uuid) is null or w.worker_id > :after)
                                 order by w.worker_id
                                 limit :most\
                                """)
                        .param("after", after)
                        .param("most", most)
                        .query(MarksRepository::unmarked)
                        .list();
        if (unmarked.isEmpty()) {
            return null;
        }
        jdbc.sql(
                        """
                        create temporary table marked (
                            worker_id uuid, org_path text, worker_version int, marks bigint[]
                        ) on commit drop\
                        """)
                .update();
        var marks = new NumberMarks(cipher);
        copy.<RuntimeException>into(
                "pg_temp.marked",
                COLUMNS,
                rows ->
                        unmarked.forEach(worker ->
                                rows.add(
                                        worker.worker(),
                                        worker.orgPath(),
                                        worker.version(),
                                        array(marks, worker))));
        jdbc.sql(
                        """
                        insert into registry.worker_marks (worker_id, org_path, worker_version, marks)
                        select worker_id, org_path, worker_version, marks from pg_temp.marked
                            on conflict (worker_id) do update
                           set worker_version = excluded.worker_version, marks = excluded.marks\
                        """)
                .update();
        return unmarked.getLast().worker();
    }

    /** As PostgreSQL writes an array. */
    private String array(NumberMarks marks, Unmarked worker) {
        var id = new ResidentId(cipher.open(Purpose.RESIDENT_ID, worker.id()));
        var text = new StringBuilder("{");
        for (var mark : marks.of(id, worker.name())) {
            text.append(mark).append(',');
        }
        text.setCharAt(text.length() - 1, '}');
        return text.toString();
    }

    private static Unmarked unmarked(ResultSet row, int number) throws SQLException {
        return new Unmarked(
                row.getObject("worker_id", UUID.class),
                row.getString("org_path"),
                row.getInt("version"),
                row.getBytes("id_sealed"),
                row.getString("name"));
    }
}
