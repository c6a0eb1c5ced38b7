package org.wengang.registry.filings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;
import org.wengang.web.component.Cursor;

/** The list of filings, the last ones to arrive first. */
@Component
final class FilingListRepository {

    private static final String LINES =
            """
            select filing_id, schema, org_path, name, id_last4, organisation_name, uscc, month, occasion
              from registry.filing f
             where (:schema = '' or schema = :schema)
               and (:text = '' or name like :pattern or organisation_name like :pattern
                    or id_last4 = :number or uscc = :number)
               and (cast(:import as uuid) is null or exists
                   (select
                      from registry.filing_statement s
                     where s.filing_id = f.filing_id
                       and s.batch_id = :import
                       and (:how = '' or (:how = 'changed') = (s.version > 1))))
            """;

    private final JdbcClient jdbc;

    FilingListRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<FilingLine> page(FilingFilter filter, Cursor cursor, int limit) {
        return jdbc.sql(
                        (LINES
                                        + """
                                          and (:key::uuid is null or filing_id %s :key::uuid)
                                        order by filing_id %s
                                        limit :limit\
                                        """)
                                .formatted(
                                        cursor.backwards() ? ">" : "<",
                                        cursor.backwards() ? "asc" : "desc"))
                .param("schema", filter.schema())
                .param("text", filter.text())
                .param("pattern", filter.namePattern())
                .param("number", filter.number())
                .param("import", filter.importId())
                .param("how", filter.how())
                .param("key", cursor.key())
                .param("limit", limit)
                .query(FilingListRepository::line)
                .list();
    }

    private static FilingLine line(ResultSet row, int number) throws SQLException {
        return new FilingLine(
                row.getObject("filing_id", UUID.class),
                row.getString("schema"),
                new OrgPath(row.getString("org_path")),
                row.getString("name"),
                row.getString("id_last4"),
                row.getString("organisation_name"),
                row.getString("uscc"),
                row.getObject("month", LocalDate.class),
                row.getString("occasion"));
    }
}
