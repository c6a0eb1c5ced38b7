package org.wengang.registry.imports.filing;

import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.registry.filing.FilingLayout;

/** Refuses staged rows for what stands in other rows of the file, or on record. */
@Component
final class FilingRefusalRepository {

    private final JdbcClient jdbc;

    FilingRefusalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every row that files the same as another: which of them holds is not for us to guess. */
    void refuseRepeated(FilingLayout layout) {
        jdbc.sql(
                        """
                        update pg_temp.staged s
                           set faults = jsonb_build_array(jsonb_build_object(
                                   'column', cast(:column as text),
                                   'code', 'filing-twice',
                                   'arguments', jsonb_build_array(
                                           case when r.first_row < r.row_number
                                                then r.first_row else r.next_row end)))
                          from (select row_number,
                                       first_value(row_number) over same as first_row,
                                       lead(row_number) over same as next_row
                                  from pg_temp.staged
                                 where faults is null
                                window same as (
                                       partition by id_index, organisation_index, month, occasion
                                       order by row_number)) r
                         where r.row_number = s.row_number
                           and (r.first_row < r.row_number or r.next_row is not null)\
                        """)
                .param("column", layout.identity().heading())
                .update();
    }

    /**
     * What an officer put right since, and the row says as it was before: most likely an old file.
     * Needs the rows matched, and takes the refused ones out of them.
     */
    void refuseFormerValues(FilingLayout layout) {
        jdbc.sql(
                        """
                        update pg_temp.staged s
                           set faults = undone.faults
                          from (select m.row_number,
                                       jsonb_agg(
                                           jsonb_build_object(
                                               'column', cast(:headings as jsonb) ->> said.key,
                                               'code', 'corrected-since',
                                               'arguments', jsonb_build_array(
                                                   (newest.stated_at at time zone 'Asia/Shanghai')::date::text,
                                                   newest.stated_by_name))
                                           order by said.key) as faults
                                  from pg_temp.matched m
                                  join pg_temp.staged s using (row_number)
                                 cross join lateral jsonb_each(
                                       jsonb_strip_nulls(jsonb_build_object(%s))) said
                                 cross join lateral (
                                       select t.version, t.facts -> said.key as value, t.stated_at,
                                              t.stated_by_name
                                         from registry.filing_statement t
                                        where t.filing_id = m.subject_id and jsonb_exists(t.facts, said.key)
                                        order by t.version desc
                                        limit 1) newest
                                 where m.differs
                                   and newest.stated_by_name is not null
                                   and newest.value <> said.value
                                   and exists (
                                       select from registry.filing_statement t
                                        where t.filing_id = m.subject_id
                                          and t.version < newest.version
                                          and t.facts -> said.key = said.value)
                                 group by m.row_number) undone
                         where undone.row_number = s.row_number\
                        """
                                .formatted(facts(layout)))
                .param("headings", headings(layout))
                .update();
        jdbc.sql(
                        """
                        delete from pg_temp.matched m
                         using pg_temp.staged s
                         where s.row_number = m.row_number and s.faults is not null\
                        """)
                .update();
    }

    /** Names and staged columns by turns, as a JSON object is built of. */
    static String facts(FilingLayout layout) {
        return layout.stored().stream()
                .map(fact -> "'%s', s.%s".formatted(fact.name(), fact.column()))
                .collect(Collectors.joining(", "));
    }

    /** By the name of the fact. */
    private static String headings(FilingLayout layout) {
        return layout.stored().stream()
                .map(fact -> "\"%s\":\"%s\"".formatted(fact.name(), fact.label().chinese()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
