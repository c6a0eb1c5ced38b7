package org.wengang.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;

/** The table of organisations, to read. */
@Component
final class OrganisationRepository {

    private final JdbcClient jdbc;

    OrganisationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of their paths: whoever is above stands before. */
    List<Organisation> all() {
        return jdbc.sql(
                        """
                        select org_path, name, name_en, kind, division, opened_on, closed_on
                          from organisation.organisation
                         order by org_path
                        """)
                .query(OrganisationRepository::organisation)
                .list();
    }

    private static Organisation organisation(ResultSet row, int number) throws SQLException {
        var division = row.getString("division");
        return new Organisation(
                new OrgPath(row.getString("org_path")),
                row.getString("name"),
                row.getString("name_en"),
                Organisation.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                division == null ? null : new PlaceCode(division),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("closed_on", LocalDate.class));
    }
}
