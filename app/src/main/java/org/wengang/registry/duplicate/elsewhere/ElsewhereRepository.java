package org.wengang.registry.duplicate.elsewhere;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.duplicate.Reason;
import org.wengang.web.component.Cursor;

/** One's own side of the matters between two offices. */
@Component
final class ElsewhereRepository {

    private final JdbcClient jdbc;

    ElsewhereRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Matters with offices the scope does not see. */
    List<RecordElsewhere> page(Cursor cursor, int limit) {
        return jdbc.sql(
                        """
                        select e.matter_id, e.worker_id, w.name, w.id_last4, e.other_path, e.reasons, e.state,
                               e.question, e.answer, e.changed_at
                          from registry.record_elsewhere e
                          join registry.worker w using (worker_id)
                         where not starts_with(e.other_path, (select scope.low()))
                           and (:key::uuid is null or e.matter_id %s :key::uuid)
                         order by e.matter_id %s
                         limit :limit\
                        """
                                .formatted(
                                        cursor.backwards() ? ">" : "<",
                                        cursor.backwards() ? "asc" : "desc"))
                .param("key", cursor.key())
                .param("limit", limit)
                .query(ElsewhereRepository::record)
                .list();
    }

    /** Questions of others that wait for an answer. */
    long countAsked() {
        return jdbc.sql(
                        """
                        select count(*)
                          from registry.record_elsewhere
                         where state = 'asked' and not starts_with(other_path, (select scope.low()))\
                        """)
                .query(Long.class)
                .single();
    }

    boolean exists(UUID matter) {
        return jdbc.sql(
                        "select exists (select from registry.record_elsewhere where matter_id ="
                                + " :matter)")
                .param("matter", matter)
                .query(Boolean.class)
                .single();
    }

    /**
     * @return whether it was not asked before
     */
    boolean ask(UUID matter, String question, Instant now) {
        return jdbc.sql("select registry.ask_elsewhere(:matter, :words, :now)")
                .param("matter", matter)
                .param("words", question)
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    /**
     * @param outcome same or different
     * @return whether there was a question without an answer
     */
    boolean answer(UUID matter, MatterState outcome, String answer, Instant now) {
        return jdbc.sql("select registry.answer_elsewhere(:matter, :outcome, :words, :now)")
                .param("matter", matter)
                .param("outcome", outcome == MatterState.SAME ? "same" : "different")
                .param("words", answer)
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    private static RecordElsewhere record(ResultSet row, int number) throws SQLException {
        return new RecordElsewhere(
                row.getObject("matter_id", UUID.class),
                row.getObject("worker_id", UUID.class),
                row.getString("name"),
                row.getString("id_last4"),
                new OrgPath(row.getString("other_path")),
                Arrays.stream((Object[]) row.getArray("reasons").getArray())
                        .map(reason -> Reason.of(reason.toString()))
                        .toList(),
                MatterState.of(row.getString("state")),
                row.getString("question"),
                row.getString("answer"),
                row.getTimestamp("changed_at").toInstant());
    }
}
