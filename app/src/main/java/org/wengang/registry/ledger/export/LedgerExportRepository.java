package org.wengang.registry.ledger.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.registry.ledger.LedgerAddress;
import org.wengang.security.Officer;
import org.wengang.sheet.SheetWriter;
import org.wengang.web.Language;

/** Exports and their sealed pieces; everybody sees their own alone. */
@Component
final class LedgerExportRepository {

    private static final String EXPORTS =
            """
            select export_id, address, format, language, reason, asked_at, people, bytes, made_at, expires_at
              from registry.ledger_export\
            """;

    private static final int MOST_LISTED = 50;

    private final JdbcClient jdbc;

    LedgerExportRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(LedgerExport export, Officer officer) {
        jdbc.sql(
                        """
                        insert into registry.ledger_export
                               (export_id, org_path, made_for, address, format, language, reason, asked_at)
                        values (:id, :org, :officer, :address, :format, :language, :reason, :now)\
                        """)
                .param("id", export.id())
                .param("org", officer.org().value())
                .param("officer", officer.id())
                .param("address", export.address().query())
                .param("format", export.format().name().toLowerCase(Locale.ROOT))
                .param("language", export.language().code())
                .param("reason", export.reason())
                .param("now", Timestamp.from(export.askedAt()))
                .update();
    }

    Optional<LedgerExport> find(UUID id) {
        return jdbc.sql(EXPORTS + " where export_id = :id")
                .param("id", id)
                .query(LedgerExportRepository::export)
                .optional();
    }

    /** Waits for whoever is at work on it; meanwhile its pieces may be written. */
    Optional<LedgerExport> lock(UUID id) {
        return jdbc.sql(EXPORTS + " where export_id = :id for no key update")
                .param("id", id)
                .query(LedgerExportRepository::export)
                .optional();
    }

    /** Of the present officer, newest first. */
    List<LedgerExport> newest() {
        return jdbc.sql(EXPORTS + " order by export_id desc limit :most")
                .param("most", MOST_LISTED)
                .query(LedgerExportRepository::export)
                .list();
    }

    void insertPiece(UUID export, int piece, byte[] sealed, Instant expiresAt) {
        jdbc.sql(
                        """
                        insert into registry.ledger_export_piece
                               (export_id, piece, org_path, made_for, expires_at, sealed)
                        select e.export_id, :piece, e.org_path, e.made_for, :expires, :sealed
                          from registry.ledger_export e
                         where e.export_id = :export\
                        """)
                .param("export", export)
                .param("piece", piece)
                .param("expires", Timestamp.from(expiresAt))
                .param("sealed", sealed)
                .update();
    }

    /** Empty behind the last one. */
    Optional<byte[]> piece(UUID export, int piece) {
        return jdbc.sql(
                        """
                        select sealed
                          from registry.ledger_export_piece
                         where export_id = :export and piece = :piece\
                        """)
                .param("export", export)
                .param("piece", piece)
                .query((row, number) -> row.getBytes("sealed"))
                .optional();
    }

    void finish(UUID export, LedgerExport.Made made) {
        jdbc.sql(
                        """
                        update registry.ledger_export
                           set people = :people, bytes = :bytes, made_at = :made, expires_at = :expires
                         where export_id = :export\
                        """)
                .param("people", made.people())
                .param("bytes", made.bytes())
                .param("made", Timestamp.from(made.madeAt()))
                .param("expires", Timestamp.from(made.expiresAt()))
                .param("export", export)
                .update();
    }

    /** Of a work that was broken off. */
    void deletePieces(UUID export) {
        jdbc.sql("delete from registry.ledger_export_piece where export_id = :export")
                .param("export", export)
                .update();
    }

    /** Takes away the files that are past their time; what they were stays on record. */
    int deleteExpired(Instant now) {
        return jdbc.sql("delete from registry.ledger_export_piece where expires_at <= :now")
                .param("now", Timestamp.from(now))
                .update();
    }

    private static LedgerExport export(ResultSet row, int number) throws SQLException {
        return new LedgerExport(
                row.getObject("export_id", UUID.class),
                LedgerAddress.ofQuery(row.getString("address")),
                SheetWriter.Format.valueOf(row.getString("format").toUpperCase(Locale.ROOT)),
                Language.ofCode(row.getString("language")).orElseThrow(),
                row.getString("reason"),
                row.getTimestamp("asked_at").toInstant(),
                made(row));
    }

    private static LedgerExport.@Nullable Made made(ResultSet row) throws SQLException {
        var madeAt = row.getTimestamp("made_at");
        return madeAt == null
                ? null
                : new LedgerExport.Made(
                        row.getLong("people"),
                        row.getLong("bytes"),
                        madeAt.toInstant(),
                        row.getTimestamp("expires_at").toInstant());
    }
}
