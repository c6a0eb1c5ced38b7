package org.wengang.registry.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.imports.Previews.Remembered;
import org.wengang.security.Officer;
import tools.jackson.databind.json.JsonMapper;

/** What a waiting import would change, and what offices said that headings mean. */
@Component
final class PreviewRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PreviewRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void keep(ImportBatch batch, List<OpenFile.Sample> samples) {
        for (var sample : samples) {
            jdbc.sql(
                            """
                            insert into registry.import_sample (batch_id, row_number, org_path, name, changes)
                            values (:batch, :row, :org, :name, cast(:changes as jsonb))\
                            """)
                    .param("batch", batch.id())
                    .param("row", sample.row())
                    .param("org", batch.organisation().value())
                    .param("name", sample.name())
                    .param("changes", json.writeValueAsString(sample.changes()))
                    .update();
        }
    }

    void forget(UUID batch) {
        jdbc.sql("delete from registry.import_sample where batch_id = :batch")
                .param("batch", batch)
                .update();
    }

    /** In the order of the file. */
    List<OpenFile.Sample> samples(UUID batch) {
        return jdbc.sql(
                        """
                        select row_number, name, changes
                          from registry.import_sample
                         where batch_id = :batch
                         order by row_number\
                        """)
                .param("batch", batch)
                .query((row, number) ->
                        new OpenFile.Sample(
                                row.getInt("row_number"),
                                row.getString("name"),
                                changes(row.getString("changes"))))
                .list();
    }

    private List<OpenFile.Change> changes(String text) {
        var changes = new ArrayList<OpenFile.Change>();
        for (var node : json.readTree(text)) {
            var from = node.get("from");
            changes.add(
                    new OpenFile.Change(
                            node.get("fact").asString(),
                            from.isNull() ? null : from.asString(),
                            node.get("to").asString()));
        }
        return changes;
    }

    void remember(OrgPath office, String schema, Meanings meanings, Officer officer, Instant now) {
        for (var meaning : meanings.all()) {
            jdbc.sql(
                            """
                            insert into registry.heading_meaning
                                   (org_path, schema, heading, column_heading, said_at, said_by, said_by_name)
                            values (:org, :schema, :heading, :column, :now, :officer, :name)
                                on conflict (org_path, schema, heading) do update
                               set column_heading = excluded.column_heading, said_at = excluded.said_at,
                                   said_by = excluded.said_by, said_by_name = excluded.said_by_name\
                            """)
                    .param("org", office.value())
                    .param("schema", schema)
                    .param("heading", meaning.heading())
                    .param("column", meaning.column(), Types.VARCHAR)
                    .param("now", Timestamp.from(now))
                    .param("officer", officer.id())
                    .param("name", officer.name())
                    .update();
        }
    }

    /** What one office said, of any schema, by schema and heading. */
    List<Remembered> remembered(OrgPath office) {
        return jdbc.sql(
                        """
                        select schema, heading, column_heading, said_at, said_by_name
                          from registry.heading_meaning
                         where org_path = :org
                         order by schema, heading\
                        """)
                .param("org", office.value())
                .query(PreviewRepository::remembered)
                .list();
    }

    private static Remembered remembered(ResultSet row, int number) throws SQLException {
        return new Remembered(
                row.getString("schema"),
                new Meanings.Meaning(row.getString("heading"), row.getString("column_heading")),
                row.getTimestamp("said_at").toInstant(),
                row.getString("said_by_name"));
    }

    /** Whether it was remembered. */
    boolean revoke(OrgPath office, String schema, String heading) {
        return jdbc.sql(
                                """
                                delete from registry.heading_meaning
                                 where org_path = :org and schema = :schema and heading = :heading\
                                """)
                        .param("org", office.value())
                        .param("schema", schema)
                        .param("heading", heading)
                        .update()
                == 1;
    }
}
