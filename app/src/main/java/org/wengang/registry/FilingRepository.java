package org.wengang.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Type;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PersonName;
import org.wengang.kernel.Uscc;
import org.wengang.registry.cell.FileRow;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;

/** Filings and what was stated of them. */
@Component
final class FilingRepository {

    private final JdbcClient jdbc;
    private final FilingSchemas schemas;
    private final FieldCipher cipher;
    private final Clock clock;

    FilingRepository(JdbcClient jdbc, FilingSchemas schemas, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.schemas = schemas;
        this.cipher = cipher;
        this.clock = clock;
    }

    Optional<Filing> find(UUID filing) {
        return jdbc.sql(
                        """
                        select filing_id, schema, org_path, name, id_sealed, organisation_name, uscc, month,
                               occasion, applied_at, updated_at, version
                          from registry.filing
                         where filing_id = :filing\
                        """)
                .param("filing", filing)
                .query(this::filing)
                .optional();
    }

    Optional<IdentityDocument> identity(UUID filing) {
        return jdbc.sql(
                        """
                        select id_sealed
                          from registry.filing
                         where filing_id = :filing and id_sealed is not null\
                        """)
                .param("filing", filing)
                .query((row, number) -> identity(row.getBytes("id_sealed")))
                .optional();
    }

    /** Every value of every fact that was ever stated, by version, by name. */
    List<FactSource> statements(UUID filing, FactSchema schema) {
        return jdbc.sql(
                        """
                        select f.key as fact, f.value, s.batch_id, s.row_number, b.file_name, s.stated_at,
                               coalesce(b.sheets, '{}') as sheets,
                               coalesce(b.received_at, s.stated_at) as said_at, s.stated_by_name, s.reason
                          from registry.filing_statement s
                          left join registry.import_batch b using (batch_id)
                         cross join lateral jsonb_each_text(s.facts) f
                         where s.filing_id = :filing
                         order by s.version\
                        """)
                .param("filing", filing)
                .query((row, number) -> stated(row, schema))
                .list();
    }

    private FactSource stated(ResultSet row, FactSchema schema) throws SQLException {
        var name = row.getString("fact");
        var value = row.getString("value");
        var fact = schema.facts().get(name);
        var at =
                FileRow.of(
                        row.getInt("row_number"),
                        List.of((String[]) row.getArray("sheets").getArray()));
        return new FactSource(
                name,
                value != null && fact != null && fact.type() == Type.Simple.MONEY
                        ? fact.type().text(Long.valueOf(value))
                        : value,
                row.getObject("batch_id", UUID.class),
                row.getString("file_name"),
                at.sheet(),
                at.row(),
                LocalDate.ofInstant(row.getTimestamp("said_at").toInstant(), clock.getZone()),
                row.getString("stated_by_name"),
                row.getString("reason"));
    }

    private Filing filing(ResultSet row, int number) throws SQLException {
        var name = row.getString("name");
        var sealed = row.getBytes("id_sealed");
        var id = sealed == null ? null : identity(sealed);
        var uscc = row.getString("uscc");
        return new Filing(
                row.getObject("filing_id", UUID.class),
                schemas.find(row.getString("schema")).orElseThrow(),
                new OrgPath(row.getString("org_path")),
                name == null ? null : new PersonName(name),
                id == null ? null : id.kind(),
                id == null ? null : id.masked(),
                row.getString("organisation_name"),
                uscc == null ? null : new Uscc(uscc),
                row.getObject("month", LocalDate.class),
                row.getString("occasion"),
                row.getTimestamp("applied_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getInt("version"));
    }

    private IdentityDocument identity(byte @Nullable [] sealed) {
        return IdentityDocument.ofKey(
                cipher.open(Purpose.RESIDENT_ID, Objects.requireNonNull(sealed)));
    }
}
