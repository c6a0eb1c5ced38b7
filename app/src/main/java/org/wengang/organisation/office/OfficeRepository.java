package org.wengang.organisation.office;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;
import org.wengang.organisation.Organisation;

/** Writes the table of organisations and their former names. */
@Component
final class OfficeRepository {

    private final JdbcClient jdbc;

    OfficeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Organisation office, OrgPath above, UUID openedBy) {
        jdbc.sql(
                        """
                        insert into organisation.organisation
                               (org_path, reports_to, name, name_en, kind, division, opened_on, opened_by)
                        values (:path, :above, :name, :nameEn, :kind, :division, :openedOn, :openedBy)\
                        """)
                .param("path", office.path().value())
                .param("above", above.value())
                .param("name", office.name())
                .param("nameEn", office.nameEn())
                .param("kind", office.kind().name().toLowerCase(Locale.ROOT))
                .param("division", office.place().map(code -> code.value()).orElse(null))
                .param("openedOn", office.openedOn())
                .param("openedBy", openedBy)
                .update();
    }

    /** Keeps the present name as a former one and writes the new one. */
    void rename(Organisation office, String name, String nameEn, LastDay last) {
        jdbc.sql(
                        """
                        insert into organisation.former_name
                               (org_path, last_day, name, name_en, division, reason, recorded_by, recorded_at)
                        select org_path, :lastDay, name, name_en, division, :reason, :by, :at
                          from organisation.organisation
                         where org_path = :path\
                        """)
                .param("path", office.path().value())
                .param("lastDay", last.day())
                .param("reason", last.reason())
                .param("by", last.by())
                .param("at", Timestamp.from(last.at()))
                .update();
        jdbc.sql(
                        """
                        update organisation.organisation
                           set name = :name, name_en = :nameEn
                         where org_path = :path\
                        """)
                .param("path", office.path().value())
                .param("name", name)
                .param("nameEn", nameEn)
                .update();
    }

    /**
     * @param day inclusive
     */
    record LastDay(LocalDate day, String reason, UUID by, Instant at) {}

    void close(OrgPath path, LocalDate lastDay) {
        jdbc.sql(
                        """
                        update organisation.organisation
                           set closed_on = :lastDay
                         where org_path = :path and closed_on is null\
                        """)
                .param("path", path.value())
                .param("lastDay", lastDay)
                .update();
    }

    List<FormerName> formerNames(OrgPath path) {
        return jdbc.sql(
                        """
                        select name, last_day, reason
                          from organisation.former_name
                         where org_path = :path
                         order by last_day\
                        """)
                .param("path", path.value())
                .query((row, number) ->
                        new FormerName(
                                row.getString("name"),
                                row.getObject("last_day", LocalDate.class),
                                row.getString("reason")))
                .list();
    }
}
