package org.wengang.registry.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Officer;
import org.wengang.web.component.Cursor;

/** Files that came in: the file, what became of it, the rows refused. */
@Component
final class ImportBatchRepository {

    private static final String BATCH =
            """
            select batch_id, org_path, schema, file_name, file_bytes, received_at, receiver_name, state,
                   at_once, meanings, ignored_columns, ignored_sheets, added, changed, unchanged, refused,
                   fingerprint, renewed, undo_asked_at, undo_asker_name, undo_reason, problem
              from registry.import_batch
            """;

    private final JdbcClient jdbc;
    private final FaultText faultText;

    ImportBatchRepository(JdbcClient jdbc, FaultText faultText) {
        this.jdbc = jdbc;
        this.faultText = faultText;
    }

    /** A file as it came. */
    record Received(
            UUID id,
            String schema,
            String fileName,
            long bytes,
            boolean isAtOnce,
            Headings.Understood understood) {}

    void insert(Received file, Officer officer, Instant now) {
        jdbc.sql(
                        """
                        insert into registry.import_batch
                               (batch_id, org_path, schema, file_name, file_bytes, received_at, received_by,
                                receiver_name, state, at_once, meanings, ignored_columns, problem)
                        values (:id, :org, :schema, :fileName, :bytes, :now, :officer, :name, :state, :atOnce,
                                cast(:meanings as jsonb), :ignored, cast(:problem as jsonb))\
                        """)
                .param("id", file.id())
                .param("org", officer.org().value())
                .param("schema", file.schema())
                .param("fileName", file.fileName())
                .param("bytes", file.bytes())
                .param("now", Timestamp.from(now))
                .param("officer", officer.id())
                .param("name", officer.name())
                .param("state", file.understood().state().stored())
                .param("atOnce", file.isAtOnce())
                .param("meanings", faultText.write(file.understood().meanings()))
                .param("ignored", file.understood().unknown().toArray(String[]::new))
                .param("problem", file.understood().problem(), Types.VARCHAR)
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

    /** Empty also where somebody else holds it for seconds: the transaction is then to end. */
    Optional<ImportBatch> lockSoon(UUID id) {
        try {
            lockTimeout("3s");
            var locked = lock(id);
            lockTimeout("0");
            return locked;
        } catch (PessimisticLockingFailureException held) {
            return Optional.empty();
        }
    }

    private void lockTimeout(String most) {
        jdbc.sql("select set_config('lock_timeout', :most, true)")
                .param("most", most)
                .query(String.class)
                .single();
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

    /** Its headings were understood otherwise: what was read before holds no longer. */
    void readAnew(UUID id, Meanings meanings) {
        jdbc.sql(
                        """
                        update registry.import_batch
                           set state = 'received', meanings = cast(:meanings as jsonb), problem = null,
                               row_count = null, added = null, changed = null, unchanged = null,
                               refused = null, fingerprint = null, renewed = false
                         where batch_id = :id\
                        """)
                .param("id", id)
                .param("meanings", faultText.write(meanings))
                .update();
    }

    /** What a file says, for an officer to confirm. */
    void previewed(ImportBatch batch, OpenFile file, OpenFile.Plan plan) {
        counted(batch, ImportState.PREVIEWED, file, plan, null);
    }

    void confirmed(UUID id, Officer officer, Instant now) {
        jdbc.sql(
                        """
                        update registry.import_batch
                           set state = 'confirmed', confirmed_at = :now, confirmed_by = :officer,
                               confirmer_name = :name
                         where batch_id = :id\
                        """)
                .param("id", id)
                .param("now", Timestamp.from(now))
                .param("officer", officer.id())
                .param("name", officer.name())
                .update();
    }

    void merged(ImportBatch batch, OpenFile file, OpenFile.Plan plan, Instant now) {
        counted(batch, ImportState.MERGED, file, plan, now);
    }

    private void counted(
            ImportBatch batch,
            ImportState state,
            OpenFile file,
            OpenFile.Plan plan,
            @Nullable Instant merged) {
        var counts = plan.counts();
        jdbc.sql(
                        """
                        update registry.import_batch
                           set state = :state, heading_row = :headingRow, ignored_columns = :columns,
                               ignored_sheets = :sheets, row_count = :rows, added = :added,
                               changed = :changed, unchanged = :unchanged, refused = :refused,
                               fingerprint = :fingerprint, renewed = :renewed, merged_at = :merged,
                               keeps_former = cast(:merged as timestamptz) is not null
                         where batch_id = :id\
                        """)
                .param("id", batch.id())
                .param("state", state.stored())
                .param("headingRow", file.sheet().headingRow())
                .param("columns", file.ignoredColumns().toArray(String[]::new))
                .param("sheets", file.sheet().ignoredSheets().toArray(String[]::new))
                .param("rows", counts.rows())
                .param("added", counts.added())
                .param("changed", counts.changed())
                .param("unchanged", counts.unchanged())
                .param("refused", counts.refused())
                .param("fingerprint", plan.fingerprint())
                .param("renewed", merged == null && batch.state() == ImportState.CONFIRMED)
                .param("merged", merged == null ? null : Timestamp.from(merged), Types.TIMESTAMP)
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
                         where batch_id = :id and state in ('received', 'headings', 'previewed', 'confirmed')\
                        """)
                .param("id", id)
                .param("state", state.stored())
                .param("problem", problem)
                .update();
    }

    /** How many wait for an officer. */
    long waiting() {
        return jdbc.sql(
                        """
                        select count(*)
                          from registry.import_batch
                         where state in ('headings', 'previewed')\
                        """)
                .query(Long.class)
                .single();
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
                row.getBoolean("at_once"),
                faultText.meanings(row.getString("meanings")),
                List.of((String[]) row.getArray("ignored_columns").getArray()),
                List.of((String[]) row.getArray("ignored_sheets").getArray()),
                counts(row),
                preview(row),
                undo(row),
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

    private static ImportBatch.@Nullable Undo undo(ResultSet row) throws SQLException {
        var askedAt = row.getTimestamp("undo_asked_at");
        return askedAt == null
                ? null
                : new ImportBatch.Undo(
                        askedAt.toInstant(),
                        row.getString("undo_asker_name"),
                        row.getString("undo_reason"));
    }

    private static ImportBatch.@Nullable Preview preview(ResultSet row) throws SQLException {
        long fingerprint = row.getLong("fingerprint");
        return row.wasNull()
                ? null
                : new ImportBatch.Preview(fingerprint, row.getBoolean("renewed"));
    }
}
