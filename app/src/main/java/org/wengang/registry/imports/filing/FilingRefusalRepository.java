package org.wengang.registry.imports.filing;

import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.registry.filing.FilingColumn;
import org.wengang.registry.filing.FilingLayout;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.StagedRepository;

/** Refuses staged rows for what stands in other rows of the file, or on record. */
@Component
final class FilingRefusalRepository {

    private final JdbcClient jdbc;
    private final StagedRepository staged;

    FilingRefusalRepository(JdbcClient jdbc, StagedRepository staged) {
        this.jdbc = jdbc;
        this.staged = staged;
    }

    /** Every row that files the same as another: which of them holds is not for us to guess. */
    void refuseRepeated(FilingLayout layout) {
        jdbc.sql(
                        """
                        update pg_temp.staged s
                           set faults = jsonb_build_array(jsonb_build_object(
                                   'column', cast(:column as text),
                                   'code', 'filing-twice',
                                   'arguments', jsonb_build_array(jsonb_build_object(
                                           'row', case when r.first_row < r.row_number
                                                       then r.first_row else r.next_row end))))
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
        staged.refuseFormerValues(
                "registry.filing_statement",
                "filing_id",
                "corrected-since",
                facts(layout),
                headings(layout));
        staged.forgetRefused();
    }

    /**
     * What another person filed, or the register has of another, under the number of a document
     * that more than one country may give out. Needs the rows matched.
     */
    void refuseAnothersDocument(ImportBatch batch) {
        jdbc.sql(
                        """
                        update pg_temp.staged s
                           set faults = jsonb_build_array(jsonb_build_object(
                                   'column', cast(:column as text),
                                   'code', 'person-other-name',
                                   'arguments', jsonb_build_array()))
                          from pg_temp.matched m
                         where m.row_number = s.row_number and s.faults is null
                           and s.id_kind not in ('resident_id', 'residence_permit')
                           and (exists (select from registry.filing f
                                         where f.org_path = :org and f.person_id = m.person_id
                                           and f.name <> s.name)
                                or exists (select from registry.worker w
                                            where w.org_path = :org and w.person_id = m.person_id
                                              and w.name <> s.name))\
                        """)
                .param("column", FilingColumn.Named.ID.heading())
                .param("org", batch.organisation().value())
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
