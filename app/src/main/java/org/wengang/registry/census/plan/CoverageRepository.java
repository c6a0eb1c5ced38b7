package org.wengang.registry.census.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.web.component.Cursor;

/** How far a census is. */
@Component
final class CoverageRepository {

    private final JdbcClient jdbc;

    CoverageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those with the most open first. */
    List<Coverage> byTown(UUID campaign, Instant lately) {
        return coverage(
                "town", "town, null::uuid as officer_id, null as officer_name", campaign, lately);
    }

    List<Coverage> byOfficer(UUID campaign, Instant lately) {
        return coverage(
                "officer_id",
                "null as town, officer_id, min(officer_name) as officer_name",
                campaign,
                lately);
    }

    Coverage whole(UUID campaign, Instant lately) {
        return coverage(
                        "()",
                        "null as town, null::uuid as officer_id, null as officer_name",
                        campaign,
                        lately)
                .getFirst();
    }

    private List<Coverage> coverage(String by, String keys, UUID campaign, Instant lately) {
        return jdbc.sql(
                        """
                        select %s, count(*) as assigned, count(*) filter (where contacts > 0) as contacted,
                               count(*) filter (where state = 'recorded') as recorded,
                               count(*) filter (where state = 'refused') as refused,
                               count(*) filter (where state in ('open', 'partly')) as open,
                               count(*) filter (where state in ('open', 'partly')
                                                  and coalesce(last_contact_at, assigned_at) < :lately) as untouched
                          from registry.census_errand
                         where campaign_id = :campaign
                         group by %s
                         order by open desc, 1, 3\
                        """
                                .formatted(keys, by))
                .param("campaign", campaign)
                .param("lately", Timestamp.from(lately))
                .query(CoverageRepository::line)
                .list();
    }

    private static Coverage line(ResultSet row, int number) throws SQLException {
        return new Coverage(
                row.getString("town"),
                row.getObject("officer_id", UUID.class),
                row.getString("officer_name"),
                row.getLong("assigned"),
                row.getLong("contacted"),
                row.getLong("recorded"),
                row.getLong("refused"),
                row.getLong("open"),
                row.getLong("untouched"));
    }

    /** The people behind a number, the first given first. */
    List<PersonLine> people(UUID campaign, PeopleFilter filter, Cursor cursor, int limit) {
        return jdbc.sql(
                        """
                        select e.errand_id, e.worker_id, w.name, w.id_last4, w.employer_name, e.town, e.officer_name,
                               e.state, e.contacts, e.last_outcome, e.last_contact_at
                          from registry.census_errand e
                          join registry.worker w using (worker_id)
                          left join registry.census_counted c
                            on c.campaign_id = e.campaign_id and c.worker_id = e.worker_id
                         where e.campaign_id = :campaign
                           and (:town = '' or coalesce(e.town, '-') = :town)
                           and (:officer::uuid is null or e.officer_id = :officer::uuid)
                           and case :which when 'contacted' then e.contacts > 0
                                           when 'recorded' then e.state = 'recorded'
                                           when 'refused' then e.state = 'refused'
                                           when 'open' then e.state in ('open', 'partly')
                                           when 'outsiders' then c.is_outsider
                                           when 'stayers' then c.is_stayer
                                           when 'undetermined' then c.person_id is not null and c.is_outsider is null
                                           when 'enterprises' then c.uscc is not null
                                           else true end
                           and (:key::uuid is null or e.errand_id %s :key::uuid)
                         order by e.errand_id %s
                         limit :limit\
                        """
                                .formatted(
                                        cursor.backwards() ? "<" : ">",
                                        cursor.backwards() ? "desc" : "asc"))
                .param("campaign", campaign)
                .param("town", filter.town())
                .param("officer", filter.officer())
                .param("which", filter.which())
                .param("key", cursor.key())
                .param("limit", limit)
                .query(CoverageRepository::person)
                .list();
    }

    private static PersonLine person(ResultSet row, int number) throws SQLException {
        var last = row.getTimestamp("last_contact_at");
        return new PersonLine(
                row.getObject("errand_id", UUID.class),
                row.getObject("worker_id", UUID.class),
                row.getString("name"),
                row.getString("id_last4"),
                row.getString("employer_name"),
                row.getString("town"),
                row.getString("officer_name"),
                row.getString("state"),
                row.getInt("contacts"),
                row.getString("last_outcome"),
                last == null ? null : last.toInstant());
    }
}
