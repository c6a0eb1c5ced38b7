package org.wengang.registry.census.intention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.DivisionCode;
import org.wengang.registry.cell.FileRow;
import org.wengang.registry.census.Intention;
import org.wengang.web.component.Cursor;

/** The list of what people intend. */
@Component
final class IntentionListRepository {

    private final JdbcClient jdbc;

    IntentionListRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The last to come on record first.
     *
     * @param intention null for all
     */
    List<IntentionLine> page(@Nullable Intention intention, Cursor cursor, int limit) {
        return jdbc.sql(
                        """
                        select i.worker_id, w.name, w.id_last4, i.intention, i.destination, i.job_wanted, i.present,
                               s.entry_id, s.said_on, s.file_name, s.sheets, s.row_number, s.stated_by_name
                          from registry.intention i
                          join registry.worker w using (worker_id)
                         cross join lateral (
                               select t.entry_id, t.said_on, b.file_name, coalesce(b.sheets, '{}') as sheets,
                                      t.row_number, t.stated_by_name
                                 from registry.intention_statement t
                                 left join registry.import_batch b using (batch_id)
                                where t.worker_id = i.worker_id
                                order by t.said_on desc, t.version desc
                                limit 1) s
                         where w.stands
                           and greatest(i.intention_at, i.destination_at, i.job_wanted_at, i.present_at) is not null
                           and (:intention::text is null or i.intention = :intention::text)
                           and (:key::uuid is null or i.worker_id %s :key::uuid)
                         order by i.worker_id %s
                         limit :limit\
                        """
                                .formatted(
                                        cursor.backwards() ? ">" : "<",
                                        cursor.backwards() ? "asc" : "desc"))
                .param("intention", intention == null ? null : intention.stored())
                .param("key", cursor.key())
                .param("limit", limit)
                .query(IntentionListRepository::line)
                .list();
    }

    private static IntentionLine line(ResultSet row, int number) throws SQLException {
        var intention = row.getString("intention");
        var destination = row.getString("destination");
        var at =
                FileRow.of(
                        row.getInt("row_number"),
                        List.of((String[]) row.getArray("sheets").getArray()));
        return new IntentionLine(
                row.getObject("worker_id", UUID.class),
                row.getString("name"),
                row.getString("id_last4"),
                intention == null ? null : Intention.of(intention).orElseThrow(),
                destination == null ? null : new DivisionCode(destination),
                row.getString("job_wanted"),
                row.getObject("present", Boolean.class),
                row.getObject("entry_id", UUID.class),
                row.getObject("said_on", LocalDate.class),
                row.getString("file_name"),
                at.sheet(),
                at.row(),
                row.getString("stated_by_name"));
    }
}
