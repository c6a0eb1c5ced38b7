package org.wengang.registry.imports.filing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.registry.filing.FilingLayout;
import org.wengang.registry.filing.FilingTables;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.OpenFile;
import org.wengang.registry.imports.StagedRepository;

/**
 * A whole file of filings against the register, set by set, inside the caller's transaction: what
 * {@link FilingStaging} has staged is merged. The columns of the facts come from the schema, whose
 * reader takes plain names only.
 */
@Component
final class FilingMergeRepository {

    private final JdbcClient jdbc;
    private final FilingRefusalRepository refusals;
    private final StagedRepository staged;

    FilingMergeRepository(
            JdbcClient jdbc, FilingRefusalRepository refusals, StagedRepository staged) {
        this.jdbc = jdbc;
        this.refusals = refusals;
        this.staged = staged;
    }

    /** What merging the staged rows would do; see {@link OpenFile#plan}. */
    OpenFile.Plan plan(FilingLayout layout, ImportBatch batch) {
        staged.holdOthersOff(batch);
        refusals.refuseRepeated(layout);
        match(layout, batch);
        refusals.refuseAnothersDocument(batch);
        refusals.refuseFormerValues(layout);
        staged.keepRefusals(batch);
        return staged.plan();
    }

    /** The first rows that change something. */
    List<OpenFile.Sample> samples(FilingLayout layout, int most) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("name", "f.name, s.name");
        facts.put("organisation_name", "f.organisation_name, s.organisation_name");
        layout.stored()
                .forEach(fact -> facts.put(fact.name(), "w.%1$s, s.%1$s".formatted(fact.column())));
        return staged.samples(known(layout), "coalesce(s.name, s.organisation_name)", facts, most);
    }

    /** The filings on record and their facts, to be joined to the rows about them. */
    private static String known(FilingLayout layout) {
        return "registry.filing f on f.filing_id = m.subject_id join %s w using (filing_id)"
                .formatted(FilingTables.table(layout));
    }

    /**
     * Merges what was planned.
     *
     * @param now read after others were held off, so that statements sort in the order of their
     *     merging
     */
    void carryOut(FilingLayout layout, ImportBatch batch, Instant now) {
        var moment = Timestamp.from(now);
        staged.keepFormer(batch, known(layout), "to_jsonb(f)", "to_jsonb(w)");
        addPersons(moment);
        add(layout, batch, moment);
        change(layout, batch, moment);
    }

    /** In the order of the index, so that two imports never wait for each other in a ring. */
    private void addPersons(Timestamp now) {
        jdbc.sql(
                        """
                        insert into registry.person (person_id, bucket, id_index, created_at)
                        select n.person_id, get_byte(uuid_send(n.person_id), 15), n.id_index, :now
                          from (select s.new_person as person_id, s.id_index
                                  from pg_temp.staged s
                                 where s.faults is null and s.id_index is not null
                                 union all
                                select s.new_organisation, s.organisation_index
                                  from pg_temp.staged s
                                 where s.faults is null and s.organisation_index is not null) n
                         where not exists (select from registry.person p where p.id_index = n.id_index)
                         order by n.id_index
                            on conflict (id_index) do nothing\
                        """)
                .param("now", now)
                .update();
        jdbc.sql(
                        """
                        update pg_temp.matched m
                           set person_id = p.person_id, organisation_id = o.person_id,
                               bucket = coalesce(p.bucket, o.bucket)
                          from pg_temp.staged s
                          left join registry.person p on p.id_index = s.id_index
                          left join registry.person o on o.id_index = s.organisation_index
                         where s.row_number = m.row_number and m.subject_id is null\
                        """)
                .update();
    }

    /** Each good row with who it is about and, if there is one, the filing as it stands. */
    private void match(FilingLayout layout, ImportBatch batch) {
        jdbc.sql(
                        """
                        create temporary table matched on commit drop as
                        select s.row_number, p.person_id, o.person_id as organisation_id,
                               coalesce(p.bucket, o.bucket) as bucket, f.filing_id as subject_id,
                               f.updated_at as known_at,
                               s.name is distinct from f.name
                               or s.organisation_name is distinct from f.organisation_name
                               %s as differs
                          from pg_temp.staged s
                          left join registry.person p on p.id_index = s.id_index
                          left join registry.person o on o.id_index = s.organisation_index
                          left join registry.filing f
                            on f.org_path = :org and f.schema = :schema
                           and coalesce(f.person_id, f.organisation_id) = coalesce(p.person_id, o.person_id)
                           and (s.id_index is null) = (p.person_id is null)
                           and (s.organisation_index is null) = (o.person_id is null)
                           and f.person_id is not distinct from p.person_id
                           and f.organisation_id is not distinct from o.person_id
                           and f.month is not distinct from s.month
                           and f.occasion is not distinct from s.occasion
                          left join %s t on t.filing_id = f.filing_id
                         where s.faults is null\
                        """
                                .formatted(differences(layout), FilingTables.table(layout)))
                .param("org", batch.organisation().value())
                .param("schema", layout.schema().name())
                .update();
        jdbc.sql("analyze pg_temp.matched").update();
    }

    private static String differences(FilingLayout layout) {
        return layout.stored().stream()
                .map(fact ->
                        " or (s.%1$s is not null and s.%1$s is distinct from t.%1$s)"
                                .formatted(fact.column()))
                .collect(Collectors.joining());
    }

    private void add(FilingLayout layout, ImportBatch batch, Timestamp now) {
        jdbc.sql(
                        """
                        insert into registry.filing
                               (filing_id, schema, org_path, person_id, id_sealed, id_last4, name,
                                organisation_id, organisation_name, uscc, bucket, month, occasion,
                                applied_at, updated_at)
                        select s.new_filing, :schema, :org, m.person_id, s.id_sealed, s.id_last4, s.name,
                               m.organisation_id, s.organisation_name, s.uscc, m.bucket, s.month,
                               s.occasion, :received, :now
                          from pg_temp.staged s
                          join pg_temp.matched m using (row_number)
                         where m.subject_id is null\
                        """)
                .param("schema", layout.schema().name())
                .param("org", batch.organisation().value())
                .param("received", Timestamp.from(batch.receivedAt()))
                .param("now", now)
                .update();
        jdbc.sql(
                        """
                        insert into %s (filing_id, org_path, %s)
                        select s.new_filing, :org, %s
                          from pg_temp.staged s
                          join pg_temp.matched m using (row_number)
                         where m.subject_id is null\
                        """
                                .formatted(
                                        FilingTables.table(layout),
                                        listed(layout, column -> column),
                                        listed(layout, column -> "s." + column)))
                .param("org", batch.organisation().value())
                .update();
        state(layout, batch, now, "s.new_filing", "m.subject_id is null");
    }

    private void change(FilingLayout layout, ImportBatch batch, Timestamp now) {
        jdbc.sql(
                        """
                        update registry.filing f
                           set name = s.name, organisation_name = s.organisation_name,
                               updated_at = :now, version = f.version + 1
                          from pg_temp.staged s
                          join pg_temp.matched m using (row_number)
                         where f.filing_id = m.subject_id and m.differs\
                        """)
                .param("now", now)
                .update();
        jdbc.sql(
                        """
                        update %s t
                           set %s
                          from pg_temp.staged s
                          join pg_temp.matched m using (row_number)
                         where t.filing_id = m.subject_id and m.differs\
                        """
                                .formatted(
                                        FilingTables.table(layout),
                                        listed(
                                                layout,
                                                "%1$s = coalesce(s.%1$s, t.%1$s)"::formatted)))
                .update();
        state(layout, batch, now, "m.subject_id", "m.subject_id is not null and m.differs");
    }

    /** Writes down what the rows said; an empty cell is left out. */
    private void state(
            FilingLayout layout, ImportBatch batch, Timestamp now, String filing, String which) {
        jdbc.sql(
                        """
                        insert into registry.filing_statement
                               (filing_id, version, org_path, batch_id, row_number, stated_at, facts)
                        select f.filing_id, f.version, :org, :batch, s.row_number, :now,
                               jsonb_strip_nulls(jsonb_build_object(
                                   'name', s.name, 'organisation_name', s.organisation_name, %s))
                          from pg_temp.staged s
                          join pg_temp.matched m using (row_number)
                          join registry.filing f on f.filing_id = %s
                         where %s\
                        """
                                .formatted(FilingRefusalRepository.facts(layout), filing, which))
                .param("batch", batch.id())
                .param("org", batch.organisation().value())
                .param("now", now)
                .update();
    }

    private static String listed(FilingLayout layout, Function<String, String> form) {
        return layout.stored().stream()
                .map(fact -> form.apply(fact.column()))
                .collect(Collectors.joining(", "));
    }
}
