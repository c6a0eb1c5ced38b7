package org.wengang.registry.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.registry.RegistryProblem;
import org.wengang.security.Officer;
import org.wengang.web.component.Cursor;

/** Files that came in: the file, what became of it, the rows refused. */
@Component
final class ImportBatchRepository {

    private static final String BATCH =
            """
            select batch_id, org_path, schema, file_name, file_bytes, received_at, receiver_name, state,
                   ignored_columns, ignored_sheets, added, changed, unchanged, refused, problem
              from registry.import_batch
            """;

    private final JdbcClient jdbc;
    private final FaultText faultText;

    ImportBatchRepository(JdbcClient jdbc, FaultText faultText) {
        this.jdbc = jdbc;
        this.faultText = faultText;
    }

    /** A file as it came. */
    record Received(UUID id, String schema, String fileName, long bytes, byte[] sealed) {}

    void insert(Received file, Officer officer, Instant now) {
        jdbc.sql(
                        """
                        insert into registry.import_batch
                               (batch_id, org_path, schema, file_name, file_bytes, received_at, received_by,
                                receiver_name, state)
                        values (:id, :org, :schema, :fileName, :bytes, :now, :officer, :name, 'received')\
                        """)
                .param("id", file.id())
                .param("org", officer.org().value())
                .param("schema", file.schema())
                .param("fileName", file.fileName())
                .param("bytes", file.bytes())
                .param("now", Timestamp.from(now))
                .param("officer", officer.id())
                .param("name", officer.name())
                .update();
        jdbc.sql(
                        """
                        insert into registry.import_file (batch_id, org_path, sealed)
                        values (:id, :org, :sealed)\
                        """)
                .param("id", file.id())
                .param("org", officer.org().value())
                .param("sealed", file.sealed())
                .update();
    }

    Optional<ImportBatch> find(UUID id) {
        return jdbc.sql(BATCH + " where batch_id = :id")
                .param("id", id)
                .query(this::batch)
                .optional();
    }

    /** Waits for whoever holds it; until the transaction ends nobody else can work on it. */
    Optional<ImportBatch> lock(UUID id) {
        return jdbc.sql(BATCH + " where batch_id = :id for update")
                .param("id", id)
                .query(this::batch)
                .optional();
    }

    /**
     * @throws Refused registry-import-file-gone
     */
    byte[] sealedFile(UUID id) {
        return jdbc.sql("select sealed from registry.import_file where batch_id = :id")
                .param("id", id)
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> new Refused(RegistryProblem.IMPORT_FILE_GONE));
    }

    /** Newest first. */
    List<ImportBatch> page(Cursor cursor, int limit) {
        return jdbc.sql(
                        (BATCH
                                        + """
                                        where :key::uuid is null or batch_id %s :key::uuid
                                        order by batch_id %s
                                        limit :limit\
                                        """)
                                .formatted(
                                        cursor.backwards() ? ">" : "<",
                                        cursor.backwards() ? "asc" : "desc"))
                .param("key", cursor.key())
                .param("limit", limit)
                .query(this::batch)
                .list();
    }

    void merged(UUID id, OpenFile file, ImportBatch.Counts counts, Instant now) {
        jdbc.sql(
                        """
                        update registry.import_batch
                           set state = 'merged', heading_row = :headingRow, ignored_columns = :columns,
                               ignored_sheets = :sheets, row_count = :rows, added = :added,
                               changed = :changed, unchanged = :unchanged, refused = :refused,
                               merged_at = :now
                         where batch_id = :id\
                        """)
                .param("id", id)
                .param("headingRow", file.sheet().headingRow())
                .param("columns", file.ignoredColumns().toArray(String[]::new))
                .param("sheets", file.sheet().ignoredSheets().toArray(String[]::new))
                .param("rows", counts.rows())
                .param("added", counts.added())
                .param("changed", counts.changed())
                .param("unchanged", counts.unchanged())
                .param("refused", counts.refused())
                .param("now", Timestamp.from(now))
                .update();
    }

    /**
     * @param problem as {@link FaultText} writes it; null for none
     */
    void ended(UUID id, ImportState state, @Nullable String problem) {
        jdbc.sql(
                        """
                        update registry.import_batch
                           set state = :state, problem = cast(:problem as jsonb)
                         where batch_id = :id and state = 'received'\
                        """)
                .param("id", id)
                .param("state", state.stored())
                .param("problem", problem)
                .update();
    }

    /** The newest one that was merged, if any. */
    Optional<ImportBatch> newestMerged() {
        return jdbc.sql(BATCH + " where state = 'merged' order by batch_id desc limit 1")
                .query(this::batch)
                .optional();
    }

    /**
     * In the order of the file.
     *
     * @param afterRow row numbers up to this one are left out
     */
    List<RefusedRow> refusedRows(UUID id, int afterRow, int most) {
        return jdbc.sql(
                        """
                        select row_number, faults
                          from registry.import_refusal
                         where batch_id = :id and row_number > :after
                         order by row_number
                         limit :most\
                        """)
                .param("id", id)
                .param("after", afterRow)
                .param("most", most)
                .query((row, number) ->
                        new RefusedRow(
                                row.getInt("row_number"),
                                faultText.faults(row.getString("faults"))))
                .list();
    }

    private ImportBatch batch(ResultSet row, int number) throws SQLException {
        var problem = row.getString("problem");
        return new ImportBatch(
                row.getObject("batch_id", UUID.class),
                new OrgPath(row.getString("org_path")),
                row.getString("schema"),
                row.getString("file_name"),
                row.getLong("file_bytes"),
                row.getTimestamp("received_at").toInstant(),
                row.getString("receiver_name"),
                ImportState.of(row.getString("state")),
                List.of((String[]) row.getArray("ignored_columns").getArray()),
                List.of((String[]) row.getArray("ignored_sheets").getArray()),
                counts(row),
                problem == null ? null : faultText.problem(problem));
    }

    private static ImportBatch.@Nullable Counts counts(ResultSet row) throws SQLException {
        int added = row.getInt("added");
        return row.wasNull()
                ? null
                : new ImportBatch.Counts(
                        added,
                        row.getInt("changed"),
                        row.getInt("unchanged"),
                        row.getInt("refused"));
    }
}
