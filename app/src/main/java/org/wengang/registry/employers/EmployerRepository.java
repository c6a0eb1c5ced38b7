package org.wengang.registry.employers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;
import org.wengang.web.component.Cursor;

/** Employers as rosters, lists and the register know them. */
@Component
final class EmployerRepository {

    private final JdbcClient jdbc;

    EmployerRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those of most workers first.
     *
     * @param place null at the start
     */
    List<Unregistered> unregistered(Unregistered.@Nullable Place place, Cursor cursor, int limit) {
        return jdbc.sql(
                        """
                        select name, uscc, org_path, workers
                          from (select max(w.employer_name) as name, w.uscc, w.org_path, count(*) as workers
                                  from registry.worker w
                                 where w.stands and coalesce(w.uscc, w.employer_name) is not null
                                   and not exists (
                                       select from registry.employer e
                                        where e.org_path = w.org_path and e.uscc = w.uscc)
                                   and not exists (
                                       select from registry.employer e
                                        where e.org_path = w.org_path and w.uscc is null
                                          and e.organisation_name = w.employer_name)
                                 group by w.org_path, w.uscc, case when w.uscc is null then w.employer_name end) u
                         where :isStart
                            or (-workers, coalesce(uscc, ''), org_path, coalesce(name, '')) %1$s
                               (-(:workers::bigint), :uscc::text, :org::text, :name::text)
                         order by workers %2$s, coalesce(uscc, '') %3$s, org_path %3$s, coalesce(name, '') %3$s
                         limit :limit\
                        """
                                .formatted(
                                        cursor.backwards() ? "<" : ">",
                                        cursor.backwards() ? "asc" : "desc",
                                        cursor.backwards() ? "desc" : "asc"))
                .param("isStart", place == null)
                .param("workers", place == null ? 0 : place.workers())
                .param("uscc", place == null ? "" : place.uscc())
                .param("org", place == null ? "" : place.organisation())
                .param("name", place == null ? "" : place.name())
                .param("limit", limit)
                .query((row, number) ->
                        new Unregistered(
                                row.getString("name"),
                                row.getString("uscc"),
                                new OrgPath(row.getString("org_path")),
                                row.getLong("workers")))
                .list();
    }

    /** Whom rosters of the office report by the employer's code; newest first. */
    List<Staff> staff(OrgPath organisation, String uscc, int most) {
        return jdbc.sql(
                        """
                        select worker_id, name, id_last4
                          from registry.worker
                         where org_path = :org and uscc = :uscc and stands
                         order by worker_id desc
                         limit :most\
                        """)
                .param("org", organisation.value())
                .param("uscc", uscc)
                .param("most", most)
                .query((row, number) ->
                        new Staff(
                                row.getObject("worker_id", UUID.class),
                                row.getString("name"),
                                row.getString("id_last4")))
                .list();
    }

    long countStaff(OrgPath organisation, String uscc) {
        return jdbc.sql(
                        """
                        select count(*)
                          from registry.worker
                         where org_path = :org and uscc = :uscc and stands\
                        """)
                .param("org", organisation.value())
                .param("uscc", uscc)
                .query(Long.class)
                .single();
    }

    /** The newest first. */
    List<Listing> listings(OrgPath organisation, String uscc) {
        return jdbc.sql(
                        """
                        select entry_id, list, since, until
                          from registry.employer_listing
                         where org_path = :org and uscc = :uscc
                         order by since desc, list\
                        """)
                .param("org", organisation.value())
                .param("uscc", uscc)
                .query((row, number) ->
                        new Listing(
                                row.getObject("entry_id", UUID.class),
                                row.getString("list"),
                                row.getObject("since", LocalDate.class),
                                row.getObject("until", LocalDate.class)))
                .list();
    }

    /** Empty where no roster gave the worker's employer by its code. */
    Optional<EmployerOfWorker> of(UUID worker) {
        return jdbc.sql(
                        """
                        select e.entry_id, coalesce(e.organisation_name, w.employer_name, w.uscc) as name
                          from registry.worker w
                          left join registry.employer e on e.org_path = w.org_path and e.uscc = w.uscc
                         where w.worker_id = :worker and w.uscc is not null\
                        """)
                .param("worker", worker)
                .query((row, number) ->
                        new EmployerOfWorker(
                                row.getObject("entry_id", UUID.class), row.getString("name")))
                .optional();
    }
}
