package org.wengang.statistics.censuses;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PersonName;
import org.wengang.web.component.Cursor;

/** Reads what is published of censuses, and the people counted. */
@Component
final class CensusFigureRepository {

    private static final String CENSUSES =
            """
            select campaign_id, org_path, title, place, counted_at, assigned, recorded, refused, enterprises, outsiders,
                   stayers, undetermined
              from registry.published_census
            """;

    private final JdbcClient jdbc;

    CensusFigureRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those counted last first. */
    List<CensusFigures> newest(OrgPath scope, int most) {
        return jdbc.sql(
                        CENSUSES
                                + """
                                 where starts_with(org_path, :scope)
                                 order by counted_at desc, campaign_id
                                 limit :most\
                                """)
                .param("scope", scope.value())
                .param("most", most)
                .query(CensusFigureRepository::figures)
                .list();
    }

    Optional<CensusFigures> find(UUID census) {
        return jdbc.sql(CENSUSES + " where campaign_id = :census")
                .param("census", census)
                .query(CensusFigureRepository::figures)
                .optional();
    }

    /** In the order of the persons' ids. */
    List<CensusRow> people(UUID census, CensusNumber counted, Cursor cursor, int limit) {
        return jdbc.sql(
                        """
                        select person_id, worker_id, org_path, name, last4, employer_name, uscc, is_outsider, is_stayer
                          from registry.published_census_person
                         where campaign_id = :census and %s
                           and (:key::uuid is null or person_id %s :key::uuid)
                         order by person_id %s
                         limit :limit\
                        """
                                .formatted(
                                        counted.condition(),
                                        cursor.backwards() ? "<" : ">",
                                        cursor.backwards() ? "desc" : "asc"))
                .param("census", census)
                .param("key", cursor.key())
                .param("limit", limit)
                .query(CensusFigureRepository::row)
                .list();
    }

    private static CensusFigures figures(ResultSet row, int number) throws SQLException {
        return new CensusFigures(
                row.getObject("campaign_id", UUID.class),
                new OrgPath(row.getString("org_path")),
                row.getString("title"),
                row.getString("place"),
                row.getTimestamp("counted_at").toInstant(),
                row.getLong("assigned"),
                row.getLong("recorded"),
                row.getLong("refused"),
                row.getLong("enterprises"),
                row.getLong("outsiders"),
                row.getObject("stayers", Integer.class),
                row.getLong("undetermined"));
    }

    private static CensusRow row(ResultSet row, int number) throws SQLException {
        return new CensusRow(
                row.getObject("person_id", UUID.class),
                row.getObject("worker_id", UUID.class),
                new OrgPath(row.getString("org_path")),
                new PersonName(row.getString("name")),
                row.getString("last4"),
                row.getString("employer_name"),
                row.getString("uscc"),
                row.getObject("is_outsider", Boolean.class),
                row.getBoolean("is_stayer"));
    }
}
