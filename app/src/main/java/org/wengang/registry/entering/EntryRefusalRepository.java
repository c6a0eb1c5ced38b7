package org.wengang.registry.entering;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.registry.book.Book;
import org.wengang.registry.book.EntryTable;
import org.wengang.registry.imports.StagedRepository;

/** Refuses staged rows for what stands in other rows of the file, or on record. */
@Component
final class EntryRefusalRepository {

    private final JdbcClient jdbc;
    private final StagedRepository staged;

    EntryRefusalRepository(JdbcClient jdbc, StagedRepository staged) {
        this.jdbc = jdbc;
        this.staged = staged;
    }

    /** Every row that says the same as another: which of them holds is not for us to guess. */
    void refuseRepeated(EntryTable table) {
        if (table.book() == Book.EMPLOYER) {
            repeated(table, "organisation_index", "organisation_index is not null", "true");
            repeated(
                    table,
                    "organisation_name, place",
                    "true",
                    "bool_or(organisation_index is null)");
            return;
        }
        var same = new ArrayList<String>();
        if (table.namesWorker()) {
            same.add("id_index");
        }
        if (table.namesOrganisation()) {
            same.add("organisation_index");
        }
        same.addAll(table.book().keys());
        repeated(table, String.join(", ", same), "true", "true");
    }

    private void repeated(EntryTable table, String same, String which, String when) {
        jdbc.sql(
                        """
                        update pg_temp.staged s
                           set faults = jsonb_build_array(jsonb_build_object(
                                   'column', cast(:column as text),
                                   'code', 'entry-twice',
                                   'arguments', jsonb_build_array(jsonb_build_object(
                                           'row', case when r.first_row < r.row_number
                                                       then r.first_row else r.next_row end))))
                          from (select row_number,
                                       first_value(row_number) over same as first_row,
                                       lead(row_number) over same as next_row,
                                       %3$s over (partition by %1$s) as counts
                                  from pg_temp.staged
                                 where faults is null and %2$s
                                window same as (partition by %1$s order by row_number)) r
                         where r.row_number = s.row_number
                           and r.counts
                           and (r.first_row < r.row_number or r.next_row is not null)\
                        """
                                .formatted(
                                        same, which, when.equals("true") ? "bool_and(true)" : when))
                .param("column", table.layout().identity().heading())
                .update();
    }

    /** Needs the rows matched, and takes the refused ones out of them. */
    void refuseAgainstTheLedger(EntryTable table, Said said) {
        refuseUnclear(table);
        if (said.batch() == null) {
            refuseTyped(table);
        }
        refuseUnregistered(table, said);
        refuseOtherNames(table);
        refuseFormerValues(table);
        if (table.book() == Book.INTENTION) {
            refuseDaysToCome(table, said);
        }
        var days = table.book().days();
        if (days == null) {
            staged.forgetRefused();
            return;
        }
        refuseBackwards(table, days);
        do {
            staged.forgetRefused();
        } while (refuseOverlapping(table, days, said) + refuseOverlappingRows(table, days) > 0);
    }

    /** A name in a place that several employers have, or that two rows of the file mean. */
    private void refuseUnclear(EntryTable table) {
        jdbc.sql(
                        """
                        update pg_temp.staged s
                           set faults = jsonb_build_array(jsonb_build_object(
                                   'column', cast(:column as text), 'code', 'employer-unclear',
                                   'arguments', jsonb_build_array()))
                          from (select row_number, candidates, count(*) over (partition by subject_id) as rows
                                  from pg_temp.matched
                                 where subject_id is not null) m
                         where m.row_number = s.row_number and (m.candidates > 1 or m.rows > 1)\
                        """)
                .param("column", table.layout().identity().heading())
                .update();
        staged.forgetRefused();
    }

    /** Whoever types an entry that is there already would change it without having seen it. */
    private void refuseTyped(EntryTable table) {
        jdbc.sql(
                        """
                        update pg_temp.staged s
                           set faults = jsonb_build_array(jsonb_build_object(
                                   'column', cast(:column as text), 'code', 'entry-known',
                                   'arguments', jsonb_build_array()))
                          from pg_temp.matched m
                         where m.row_number = s.row_number and m.subject_id is not null\
                        """)
                .param("column", table.layout().identity().heading())
                .update();
        staged.forgetRefused();
    }

    /**
     * Somebody no file has named yet: typed, there is no source for the name; and a file tells of
     * whom a number says neither birthday nor sex no more than that.
     */
    private void refuseUnregistered(EntryTable table, Said said) {
        jdbc.sql(
                        """
                        update pg_temp.staged s
                           set faults = jsonb_build_array(jsonb_build_object(
                                   'column', cast(:column as text),
                                   'code', case when :typed then 'person-not-registered'
                                                else 'person-not-described' end,
                                   'arguments', jsonb_build_array()))
                          from pg_temp.matched m
                         where m.row_number = s.row_number and m.is_new_worker
                           and (:typed or s.id_birth is null)\
                        """)
                .param("column", table.layout().identity().heading())
                .param("typed", said.batch() == null)
                .update();
        staged.forgetRefused();
    }

    /** A number that belongs to somebody of another name: one of the two is wrong. */
    private void refuseOtherNames(EntryTable table) {
        jdbc.sql(
                        """
                        update pg_temp.staged s
                           set faults = jsonb_build_array(jsonb_build_object(
                                   'column', cast(:column as text), 'code', 'person-other-name',
                                   'arguments', jsonb_build_array()))
                          from pg_temp.matched m
                         where m.row_number = s.row_number and m.known_name <> s.name\
                        """)
                .param("column", table.layout().identity().heading())
                .update();
        staged.forgetRefused();
    }

    /** What an officer put right since, and the row says as it was before. */
    private void refuseFormerValues(EntryTable table) {
        staged.refuseFormerValues(
                "registry.entry_statement",
                "entry_id",
                "entry-corrected-since",
                table.said("s"),
                table.headings());
    }

    /** Nobody has said anything yet on a day to come; it would stand until then. */
    private void refuseDaysToCome(EntryTable table, Said said) {
        jdbc.sql(
                        """
                        update pg_temp.staged s
                           set faults = jsonb_build_array(jsonb_build_object(
                                   'column', cast(:column as text), 'code', 'entry-day-to-come',
                                   'arguments', jsonb_build_array(s.said_on::text)))
                         where s.faults is null
                           and s.said_on > (cast(:at as timestamptz) at time zone 'Asia/Shanghai')::date\
                        """)
                .param("column", table.heading("said_on"))
                .param("at", Timestamp.from(said.at()))
                .update();
    }

    private void refuseBackwards(EntryTable table, Book.Days days) {
        jdbc.sql(
                        """
                        update pg_temp.staged s
                           set faults = jsonb_build_array(jsonb_build_object(
                                   'column', cast(:column as text), 'code', 'entry-ends-before-it-begins',
                                   'arguments', jsonb_build_array(s.%1$s::text)))
                          from pg_temp.matched m
                         where m.row_number = s.row_number
                           and s.faults is null
                           and coalesce(s.%2$s, m.known_end) < s.%1$s\
                        """
                                .formatted(days.begin(), days.end()))
                .param("column", table.heading(days.end()))
                .update();
    }

    /** Against entries that no row of the file says again. */
    private int refuseOverlapping(EntryTable table, Book.Days days, Said said) {
        return jdbc.sql(
                        """
                        update pg_temp.staged s
                           set faults = jsonb_build_array(jsonb_build_object(
                                   'column', cast(:column as text), 'code', 'entry-overlaps',
                                   'arguments', jsonb_build_array(o.begun)))
                          from (select m.row_number, min(t.%1$s)::text as begun
                                  from pg_temp.matched m
                                  join pg_temp.staged n using (row_number)
                                  join %2$s t on t.org_path = :org and %3$s
                                 where not exists (
                                       select from pg_temp.matched k where k.subject_id = t.entry_id)
                                   and %4$s && %5$s
                                 group by m.row_number) o
                         where o.row_number = s.row_number\
                        """
                                .formatted(
                                        days.begin(),
                                        table.name(),
                                        same(table, "t", "m", "n"),
                                        EntryTable.range(
                                                days, "t." + days.begin(), "t." + days.end()),
                                        staged(days, "n", "m")))
                .param("column", table.heading(days.begin()))
                .param("org", said.organisation().value())
                .update();
    }

    private int refuseOverlappingRows(EntryTable table, Book.Days days) {
        return jdbc.sql(
                        """
                        update pg_temp.staged s
                           set faults = jsonb_build_array(jsonb_build_object(
                                   'column', cast(:column as text), 'code', 'entry-overlaps-row',
                                   'arguments', jsonb_build_array(
                                           jsonb_build_object('row', o.other))))
                          from (select m.row_number, min(k.row_number) as other
                                  from pg_temp.matched m
                                  join pg_temp.staged n on n.row_number = m.row_number
                                  join pg_temp.matched k on k.row_number <> m.row_number
                                  join pg_temp.staged t on t.row_number = k.row_number and %s
                                 where %s && %s
                                 group by m.row_number) o
                         where o.row_number = s.row_number and s.faults is null\
                        """
                                .formatted(
                                        sameRows(table),
                                        staged(days, "n", "m"),
                                        staged(days, "t", "k")))
                .param("column", table.heading(days.begin()))
                .update();
    }

    private static String staged(Book.Days days, String row, String match) {
        return EntryTable.range(
                days,
                row + "." + days.begin(),
                "coalesce(%s.%s, %s.known_end)".formatted(row, days.end(), match));
    }

    /** Whether an entry and a row are of one sort about the same. */
    private static String same(EntryTable table, String entry, String match, String row) {
        return parties(table).stream()
                        .map(party -> "%1$s.%3$s = %2$s.%3$s".formatted(entry, match, party))
                        .collect(Collectors.joining(" and "))
                + table.book().sorts().stream()
                        .map(sort -> " and %1$s.%3$s = %2$s.%3$s".formatted(entry, row, sort))
                        .collect(Collectors.joining());
    }

    private static String sameRows(EntryTable table) {
        return parties(table).stream()
                        .map("k.%1$s = m.%1$s"::formatted)
                        .collect(Collectors.joining(" and "))
                + table.book().sorts().stream()
                        .map(" and t.%1$s = n.%1$s"::formatted)
                        .collect(Collectors.joining());
    }

    private static List<String> parties(EntryTable table) {
        var parties = new ArrayList<String>();
        if (table.namesWorker()) {
            parties.add("worker_id");
        }
        if (table.namesOrganisation()) {
            parties.add("organisation_id");
        }
        return parties;
    }

    /** What is wrong with the one row that was staged; empty if nothing is. */
    Optional<String> faults() {
        return jdbc.sql("select faults::text from pg_temp.staged where faults is not null")
                .query(String.class)
                .optional();
    }
}
