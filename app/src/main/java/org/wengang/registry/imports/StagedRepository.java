package org.wengang.registry.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.book.Book;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of a file between reading and merging, of whatever kind: {@code pg_temp.staged} has
 * every row with {@code row_number} and {@code faults}, {@code pg_temp.matched} each good one with
 * {@code subject_id} of the record it is about and when that became what it is ({@code known_at}),
 * null for a new one, and whether it {@code differs}.
 */
@Component
public final class StagedRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    StagedRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * Lets no other merge or undoing of such files of the organisation begin until the transaction
     * ends; waits for those that have begun.
     */
    public void holdOthersOff(ImportBatch batch) {
        holdOthersOff(batch.schema(), batch.organisation());
    }

    /** Likewise where an officer writes what such files write. */
    public void holdOthersOff(String schema, OrgPath organisation) {
        for (var register : registers(schema)) {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:register || ' ' || :org, 0))")
                    .param("register", register)
                    .param("org", organisation.value())
                    .query((row, number) -> number)
                    .list();
        }
    }

    /** A ledger's file may name people no roster has named yet. */
    private static List<String> registers(String schema) {
        if (schema.equals(Shapes.ROSTER)) {
            return List.of("registry.worker");
        }
        return Book.ofSchema(schema).isPresent()
                ? List.of("registry.worker", "registry.entry")
                : List.of("registry.filing");
    }

    public OpenFile.Plan plan() {
        return jdbc.sql(
                        """
                        select m.added, m.changed, m.unchanged, r.refused, m.mark # r.mark as fingerprint
                          from (select count(*) filter (where subject_id is null) as added,
                                       count(*) filter (where subject_id is not null and differs) as changed,
                                       count(*) filter (where subject_id is not null and not differs)
                                           as unchanged,
                                       coalesce(bit_xor(hash_record_extended(
                                           (row_number, subject_id, known_at, differs), 0)), 0) as mark
                                  from pg_temp.matched) m,
                               (select count(*) as refused,
                                       coalesce(bit_xor(hash_record_extended((row_number, faults), 1)), 0)
                                           as mark
                                  from pg_temp.staged
                                 where faults is not null) r\
                        """)
                .query((row, number) ->
                        new OpenFile.Plan(
                                new ImportBatch.Counts(
                                        row.getInt("added"),
                                        row.getInt("changed"),
                                        row.getInt("unchanged"),
                                        row.getInt("refused")),
                                row.getLong("fingerprint")))
                .single();
    }

    /**
     * Refuses rows that say again what an officer has put right since: most likely an old file.
     *
     * @param statements the table of what was said, each with its version and {@code facts}
     * @param record its column with the id of the record
     * @param code of the fault
     * @param said names of facts and staged columns by turns, as a JSON object is built of
     * @param headings of the facts, by name, as JSON
     */
    public void refuseFormerValues(
            String statements, String record, String code, String said, String headings) {
        jdbc.sql(
                        """
                        update pg_temp.staged s
                           set faults = undone.faults
                          from (select m.row_number,
                                       jsonb_agg(
                                           jsonb_build_object(
                                               'column', cast(:headings as jsonb) ->> said.key,
                                               'code', cast(:code as text),
                                               'arguments', jsonb_build_array(
                                                   (newest.stated_at at time zone 'Asia/Shanghai')::date::text,
                                                   newest.stated_by_name))
                                           order by said.key) as faults
                                  from pg_temp.matched m
                                  join pg_temp.staged s using (row_number)
                                 cross join lateral jsonb_each(
                                       jsonb_strip_nulls(jsonb_build_object(%1$s))) said
                                 cross join lateral (
                                       select t.version, t.facts -> said.key as value, t.stated_at,
                                              t.stated_by_name
                                         from %2$s t
                                        where t.%3$s = m.subject_id and jsonb_exists(t.facts, said.key)
                                        order by t.version desc
                                        limit 1) newest
                                 where m.differs
                                   and newest.stated_by_name is not null
                                   and newest.value <> said.value
                                   and exists (
                                       select from %2$s t
                                        where t.%3$s = m.subject_id
                                          and t.version < newest.version
                                          and t.facts -> said.key = said.value)
                                 group by m.row_number) undone
                         where undone.row_number = s.row_number\
                        """
                                .formatted(said, statements, record))
                .param("code", code)
                .param("headings", headings)
                .update();
    }

    /** Takes refused rows out of those that were matched. */
    public void forgetRefused() {
        jdbc.sql(
                        """
                        delete from pg_temp.matched m
                         using pg_temp.staged s
                         where s.row_number = m.row_number and s.faults is not null\
                        """)
                .update();
    }

    /** Keeps the refused rows with their reasons, instead of those of an earlier reading. */
    public void keepRefusals(ImportBatch batch) {
        jdbc.sql("delete from registry.import_refusal where batch_id = :batch")
                .param("batch", batch.id())
                .update();
        jdbc.sql(
                        """
                        insert into registry.import_refusal (batch_id, row_number, org_path, faults)
                        select :batch, row_number, :org, faults
                          from pg_temp.staged
                         where faults is not null\
                        """)
                .param("batch", batch.id())
                .param("org", batch.organisation().value())
                .update();
    }

    /**
     * Keeps what the file changes as it was, and whom it only agrees about, so that the import can
     * be undone while nothing relies on it.
     *
     * @param records as for {@link #samples}
     * @param former the row of the record, {@code facts} that of its facts or null
     */
    public void keepFormer(ImportBatch batch, String records, String former, String facts) {
        jdbc.sql(
                        """
                        insert into registry.import_former
                               (batch_id, subject_id, org_path, version, former, former_facts)
                        select :batch, m.subject_id, :org, (%2$s ->> 'version')::int + 1, %2$s, %3$s
                          from pg_temp.matched m
                          join %1$s
                         where m.differs\
                        """
                                .formatted(records, former, facts))
                .param("batch", batch.id())
                .param("org", batch.organisation().value())
                .update();
        jdbc.sql(
                        """
                        insert into registry.import_agreed (batch_id, org_path, subjects)
                        select :batch, :org, array_agg(subject_id)
                          from pg_temp.matched
                         where subject_id is not null and not differs
                        having count(*) > 0\
                        """)
                .param("batch", batch.id())
                .param("org", batch.organisation().value())
                .update();
    }

    /**
     * @param records the table of the records with the name {@code w}, joined by {@code
     *     m.subject_id}
     * @param name of whom a row is about, from {@code s}
     * @param facts by fact, the two values: of the record, of the row
     */
    public List<OpenFile.Sample> samples(
            String records, String name, SequencedMap<String, String> facts, int most) {
        return jdbc.sql(
                        """
                        select s.row_number, %s as name, jsonb_build_object(%s) as facts
                          from pg_temp.matched m
                          join pg_temp.staged s using (row_number)
                          join %s
                         where m.differs
                         order by s.row_number
                         limit :most\
                        """
                                .formatted(
                                        name,
                                        facts.entrySet().stream()
                                                .map(fact ->
                                                        "'%s', jsonb_build_array(%s)"
                                                                .formatted(
                                                                        fact.getKey(),
                                                                        fact.getValue()))
                                                .collect(Collectors.joining(", ")),
                                        records))
                .param("most", most)
                .query((row, number) ->
                        new OpenFile.Sample(
                                row.getInt("row_number"),
                                row.getString("name"),
                                changes(facts.sequencedKeySet(), row.getString("facts"))))
                .list();
    }

    private List<OpenFile.Change> changes(Iterable<String> facts, String values) {
        var said = json.readTree(values);
        var changes = new ArrayList<OpenFile.Change>();
        for (var fact : facts) {
            var from = said.get(fact).get(0);
            var to = said.get(fact).get(1);
            if (!to.isNull() && !to.equals(from)) {
                changes.add(
                        new OpenFile.Change(
                                fact, from.isNull() ? null : from.asString(), to.asString()));
            }
        }
        return changes;
    }
}
