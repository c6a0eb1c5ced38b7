package org.wengang.registry.entering;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.registry.book.Book;
import org.wengang.registry.book.EntryTable;

/**
 * Finds for each staged row that is not refused whom it is about and, if there is one, the entry as
 * it stands: the temporary table {@code matched}.
 */
@Component
final class EntryMatchRepository {

    private final JdbcClient jdbc;

    EntryMatchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of the index, so that two imports never wait for each other in a ring. */
    void addParties(Timestamp now) {
        jdbc.sql(
                        """
                        insert into registry.person (person_id, bucket, id_index, created_at)
                        select n.person_id, get_byte(uuid_send(n.person_id), 15), n.id_index, :now
                          from (select m.person_id, s.id_index
                                  from pg_temp.matched m
                                  join pg_temp.staged s using (row_number)
                                 where s.id_index is not null
                                 union
                                select m.organisation_id, s.organisation_index
                                  from pg_temp.matched m
                                  join pg_temp.staged s using (row_number)
                                 where s.organisation_index is not null) n
                         where not exists (select from registry.person p where p.id_index = n.id_index)
                         order by n.id_index
                            on conflict (id_index) do nothing\
                        """)
                .param("now", now)
                .update();
    }

    void match(EntryTable table, Said said) {
        jdbc.sql(
                        """
                        create temporary table matched on commit drop as
                        select s.row_number,
                               coalesce(p.person_id, first_value(s.new_person) over same_person) as person_id, p.bucket,
                               coalesce(w.worker_id, first_value(s.new_worker) over same_person) as worker_id,
                               w.worker_id is null and s.id_index is not null as is_new_worker, w.name as known_name,
                               coalesce(o.person_id, first_value(s.new_organisation) over same_organisation)
                                   as organisation_id,
                               t.entry_id as subject_id, k.updated_at as known_at, %s as known_end,
                               %s as candidates, %s as differs
                          from pg_temp.staged s
                          left join registry.person p on p.id_index = s.id_index
                          left join registry.worker w on w.org_path = :org and w.person_id = p.person_id
                          left join registry.person o on o.id_index = s.organisation_index
                          %s
                          left join registry.entry k on k.entry_id = t.entry_id
                         where s.faults is null
                        window same_person as (partition by s.id_index order by s.row_number),
                               same_organisation as (partition by s.organisation_index order by s.row_number)\
                        """
                                .formatted(
                                        knownEnd(table),
                                        table.book() == Book.EMPLOYER ? "t.candidates" : "1",
                                        differences(table),
                                        table.book() == Book.EMPLOYER ? EMPLOYER : entry(table)))
                .param("org", said.organisation().value())
                .update();
        jdbc.sql("analyze pg_temp.matched").update();
    }

    /**
     * By the code. What has none is found by its name and place, and what was known by them alone
     * is given its code.
     */
    private static final String EMPLOYER =
            """
            left join lateral (
                 select e.*, count(*) over () as candidates
                   from registry.employer e
                  where e.org_path = :org
                    and (e.organisation_id = o.person_id
                         or (o.person_id is null or e.organisation_id is null)
                            and e.organisation_name = s.organisation_name
                            and e.place is not distinct from s.place
                            and not exists (
                                select from registry.employer c
                                 where c.org_path = :org and c.organisation_id = o.person_id))
                  limit 1) t on true
            """;

    private static String entry(EntryTable table) {
        var same = new ArrayList<String>();
        same.add("t.org_path = :org");
        if (table.namesWorker()) {
            same.add("t.worker_id = w.worker_id");
        }
        if (table.namesOrganisation()) {
            same.add("t.organisation_id = o.person_id");
        }
        for (var key : table.book().keys()) {
            same.add("t.%1$s = s.%1$s".formatted(key));
        }
        return "left join %s t on %s".formatted(table.name(), String.join(" and ", same));
    }

    private static String knownEnd(EntryTable table) {
        var days = table.book().days();
        return days == null ? "null::date" : "t." + days.end();
    }

    private static String differences(EntryTable table) {
        var differences =
                table.layout().stored().stream()
                        .map(fact -> fact.column())
                        .collect(Collectors.toCollection(ArrayList::new));
        if (table.namesOrganisation()) {
            differences.add("organisation_name");
            differences.add("uscc");
        }
        return differences.stream()
                .map("(s.%1$s is not null and s.%1$s is distinct from t.%1$s)"::formatted)
                .collect(Collectors.joining(" or "));
    }

    /** People and organisations somebody else has added since keep the id they were given. */
    void rematch() {
        jdbc.sql(
                        """
                        update pg_temp.matched m
                           set person_id = p.person_id, bucket = p.bucket, organisation_id = o.person_id
                          from pg_temp.staged s
                          left join registry.person p on p.id_index = s.id_index
                          left join registry.person o on o.id_index = s.organisation_index
                         where s.row_number = m.row_number\
                        """)
                .update();
    }
}
