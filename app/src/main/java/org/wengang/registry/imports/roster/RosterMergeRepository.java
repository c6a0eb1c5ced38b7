package org.wengang.registry.imports.roster;

import static org.wengang.registry.imports.roster.RosterStagingRepository.FACTS;
import static org.wengang.registry.imports.roster.RosterStagingRepository.NAME_KEYS;
import static org.wengang.registry.imports.roster.RosterStagingRepository.PLACES;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.OpenFile;
import org.wengang.registry.imports.StagedRepository;
import org.wengang.registry.roster.RosterColumn;

/**
 * A whole roster against the register, set by set, inside the caller's transaction: what {@link
 * RosterStagingRepository} has staged is matched, then merged.
 */
@Component
final class RosterMergeRepository {

    /** The workers on record, to be joined to the rows about them. */
    private static final String KNOWN = "registry.worker w on w.worker_id = m.subject_id";

    /** Who it is: never unknown, and put right by officers as facts are. */
    private static final Set<RosterColumn> SAYS_WHO =
            EnumSet.of(RosterColumn.NAME, RosterColumn.BIRTH, RosterColumn.SEX);

    private final JdbcClient jdbc;
    private final StagedRepository staged;
    private final RosterStagingRepository rows;

    RosterMergeRepository(JdbcClient jdbc, StagedRepository staged, RosterStagingRepository rows) {
        this.jdbc = jdbc;
        this.staged = staged;
        this.rows = rows;
    }

    /**
     * What merging would do; see {@link OpenFile#plan}.
     *
     * @param lines feeds every line of the roster, in order
     */
    OpenFile.Plan plan(ImportBatch batch, Consumer<Consumer<RosterReading.Line>> lines) {
        rows.stage(lines);
        staged.holdOthersOff(batch);
        match(batch.organisation().value());
        refuseAgainstTheRecord();
        refuseAnothersDocument();
        refuseFormerValues(batch.organisation().value());
        staged.forgetRefused();
        staged.keepRefusals(batch);
        return staged.plan();
    }

    /** The first rows that change something; a mobile number as the two sealed ones, in Base64. */
    List<OpenFile.Sample> samples(int most) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("name", "w.name, s.name");
        facts.put(
                "mobile",
                """
                case when s.mobile_index is distinct from w.mobile_index then encode(w.mobile_sealed, 'base64') end,
                case when s.mobile_index is distinct from w.mobile_index then encode(s.mobile_sealed, 'base64') end\
                """);
        facts.put("birth", "w.birth, s.birth");
        facts.put("sex", "w.sex, s.sex");
        FACTS.forEach(fact -> facts.put(fact, "w.%1$s, s.%1$s".formatted(fact)));
        PLACES.stream()
                .map(place -> place + "_locality")
                .forEach(fact -> facts.put(fact, "w.%1$s, s.%1$s".formatted(fact)));
        return staged.samples(KNOWN, "s.name", facts, most);
    }

    /**
     * Merges what was planned.
     *
     * @param now read after others were held off, so that statements sort in the order of their
     *     merging
     */
    void carryOut(ImportBatch batch, Instant now) {
        staged.keepFormer(batch, KNOWN, "to_jsonb(w)", "null");
        addPersons(now);
        addWorkers(batch, now);
        changeWorkers(batch, now);
    }

    /**
     * In the order of the index, so that two imports never wait for each other in a ring. Another
     * organisation may have added some of them since they were looked for.
     */
    private void addPersons(Instant now) {
        jdbc.sql(
                        """
                        insert into registry.person (person_id, bucket, id_index, created_at)
                        select s.new_person, get_byte(uuid_send(s.new_person), 15), s.id_index, :now
                          from pg_temp.staged s
                          join pg_temp.matched m using (row_number)
                         where m.person_id is null
                         order by s.id_index
                            on conflict (id_index) do nothing\
                        """)
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql(
                        """
                        update pg_temp.matched m
                           set person_id = p.person_id, bucket = p.bucket
                          from pg_temp.staged s
                          join registry.person p using (id_index)
                         where s.row_number = m.row_number and m.person_id is null\
                        """)
                .update();
    }

    /** Each good row with its person and the worker as they stand, if there are such. */
    private void match(String organisation) {
        jdbc.sql(
                        """
                        create temporary table matched on commit drop as
                        select s.row_number, p.person_id, p.bucket, w.worker_id as subject_id,
                               w.updated_at as known_at,
                               %s as differs,
                               w.stay_from as known_from, w.stay_to as known_to
                          from pg_temp.staged s
                          left join registry.person p using (id_index)
                          left join registry.worker w
                            on w.person_id = p.person_id and w.org_path = :org
                         where s.faults is null\
                        """
                                .formatted(differences()))
                .param("org", organisation)
                .update();
        jdbc.sql("analyze pg_temp.matched").update();
    }

    private static String differences() {
        return Stream.concat(FACTS.stream(), PLACES.stream().map(place -> place + "_locality"))
                .map(fact ->
                        "(s.%1$s is not null and s.%1$s is distinct from w.%1$s)".formatted(fact))
                .collect(
                        Collectors.joining(
                                " or ",
                                "(s.name <> w.name or s.id_kind <> w.id_kind or s.birth <> w.birth"
                                        + " or s.sex <> w.sex or (s.mobile_index is not null and"
                                        + " s.mobile_index is distinct from w.mobile_index) or ",
                                ")"));
    }

    /** A row that gives one end of the stay only, and not one that fits the other end known. */
    private void refuseAgainstTheRecord() {
        jdbc.sql(
                        """
                        update pg_temp.staged s
                           set faults = jsonb_build_array(
                                   case when s.stay_to is not null
                                        then jsonb_build_object(
                                                 'column', cast(:to as text),
                                                 'code', 'stay-ends-before-known-begin',
                                                 'arguments', jsonb_build_array(m.known_from::text))
                                        else jsonb_build_object(
                                                 'column', cast(:from as text),
                                                 'code', 'stay-begins-after-known-end',
                                                 'arguments', jsonb_build_array(m.known_to::text))
                                   end)
                          from pg_temp.matched m
                         where m.row_number = s.row_number
                           and coalesce(s.stay_to, m.known_to) < coalesce(s.stay_from, m.known_from)\
                        """)
                .param("to", RosterColumn.STAY_TO.heading())
                .param("from", RosterColumn.STAY_FROM.heading())
                .update();
    }

    /** The same number of a passport, but another name and another birthday: of another country. */
    private void refuseAnothersDocument() {
        jdbc.sql(
                        """
                        update pg_temp.staged s
                           set faults = jsonb_build_array(
                                   jsonb_build_object(
                                       'column', cast(:id as text), 'code', 'document-of-another',
                                       'arguments', jsonb_build_array()))
                          from pg_temp.matched m
                          join registry.worker w on w.worker_id = m.subject_id
                         where m.row_number = s.row_number and s.faults is null
                           and s.name <> w.name and s.birth <> w.birth\
                        """)
                .param("id", RosterColumn.ID.heading())
                .update();
    }

    /**
     * A row that says again what an officer has put right since: most likely an old file. A mobile
     * number is not compared.
     */
    private void refuseFormerValues(String organisation) {
        var columns =
                Arrays.stream(RosterColumn.values())
                        .filter(column ->
                                FACTS.contains(column.fact()) || SAYS_WHO.contains(column))
                        .toList();
        jdbc.sql(
                        """
                        update pg_temp.staged s
                           set faults = undone.faults
                          from (select m.row_number,
                                       jsonb_agg(
                                           jsonb_build_object(
                                               'column', (cast(:headings as text[]))[
                                                             array_position(cast(:facts as text[]), said.key)],
                                               'code', 'corrected-since',
                                               'arguments', jsonb_build_array(
                                                   (newest.stated_at at time zone 'Asia/Shanghai')::date::text,
                                                   newest.stated_by_name))
                                           order by said.key) as faults
                                  from (select distinct o.worker_id
                                          from registry.officer_statement o
                                         where o.org_path = :org and o.reason is not null) corrected
                                  join pg_temp.matched m on m.subject_id = corrected.worker_id and m.differs
                                  join pg_temp.staged s using (row_number)
                                 cross join lateral jsonb_each_text(
                                       jsonb_strip_nulls(jsonb_build_object(%s))) said
                                 cross join lateral (
                                       select o.facts ->> said.key as value, o.stated_at, o.stated_by_name
                                         from registry.officer_statement o
                                        where o.worker_id = m.subject_id and o.reason is not null
                                          and jsonb_exists(o.facts, said.key)
                                        order by o.stated_at desc, o.version desc
                                        limit 1) newest
                                 where newest.value is distinct from said.value
                                   and not exists (
                                       select from registry.worker_statement w
                                        where w.worker_id = m.subject_id and w.stated_at > newest.stated_at
                                          and to_jsonb(w) ->> said.key is not null)
                                   and exists (
                                       select from registry.worker_statement w
                                        where w.worker_id = m.subject_id and w.stated_at <= newest.stated_at
                                          and to_jsonb(w) ->> said.key = said.value)
                                 group by m.row_number) undone
                         where undone.row_number = s.row_number and s.faults is null\
                        """
                                .formatted(
                                        columns.stream()
                                                .map(RosterColumn::fact)
                                                .map("'%1$s', s.%1$s"::formatted)
                                                .collect(Collectors.joining(", "))))
                .param("org", organisation)
                .param("facts", columns.stream().map(RosterColumn::fact).toArray(String[]::new))
                .param(
                        "headings",
                        columns.stream().map(RosterColumn::heading).toArray(String[]::new))
                .update();
    }

    private void addWorkers(ImportBatch batch, Instant now) {
        jdbc.sql(
                        """
                        insert into registry.worker
                               (worker_id, person_id, bucket, org_path, id_sealed, id_last4, id_kind, name, birth,
                                sex, mobile_sealed, mobile_index, %1$s, %3$s, applied_at, updated_at)
                        select s.new_worker, m.person_id, m.bucket, :org, s.id_sealed, s.id_last4, s.id_kind, s.name,
                               s.birth, s.sex, s.mobile_sealed, s.mobile_index, %2$s, %4$s, :received, :now
                          from pg_temp.staged s
                          join pg_temp.matched m using (row_number)
                         where m.subject_id is null\
                        """
                                .formatted(
                                        stored(fact -> fact),
                                        stored(fact -> "s." + fact),
                                        listed(NAME_KEYS, key -> key),
                                        listed(NAME_KEYS, key -> "s." + key)))
                .param("org", batch.organisation().value())
                .param("received", Timestamp.from(batch.receivedAt()))
                .param("now", Timestamp.from(now))
                .update();
        standAside(batch.organisation().value());
        state(batch, now, "s.new_worker", "m.subject_id is null");
    }

    /** A record merged with another office's stands aside once the person has one here. */
    private void standAside(String organisation) {
        jdbc.sql(
                        """
                        update registry.worker w
                           set stands = false
                          from registry.worker n
                         where w.standing_id is not null and w.stands and w.org_path = :org
                           and n.person_id = w.standing_id and n.org_path = :org and n.stands\
                        """)
                .param("org", organisation)
                .update();
    }

    private void changeWorkers(ImportBatch batch, Instant now) {
        jdbc.sql(
                        """
                        update registry.worker w
                           set name = s.name, id_kind = s.id_kind, birth = s.birth, sex = s.sex,
                               mobile_sealed = coalesce(s.mobile_sealed, w.mobile_sealed),
                               mobile_index = coalesce(s.mobile_index, w.mobile_index),
                               %s,
                               %s,
                               %s,
                               updated_at = :now,
                               version = w.version + 1
                          from pg_temp.staged s
                          join pg_temp.matched m using (row_number)
                         where w.worker_id = m.subject_id and m.differs\
                        """
                                .formatted(
                                        listed(NAME_KEYS, "%1$s = s.%1$s"::formatted),
                                        listed(FACTS, "%1$s = coalesce(s.%1$s, w.%1$s)"::formatted),
                                        localities()))
                .param("now", Timestamp.from(now))
                .update();
        state(batch, now, "m.subject_id", "m.subject_id is not null and m.differs");
    }

    /** Writes down what the rows said, empty cells as they are. */
    private void state(ImportBatch batch, Instant now, String worker, String which) {
        jdbc.sql(
                        """
                        insert into registry.worker_statement
                               (worker_id, batch_id, row_number, org_path, stated_at, name, id_kind, birth, sex,
                                mobile_sealed, %1$s)
                        select %2$s, :batch, s.row_number, :org, :now, s.name, nullif(s.id_kind, 'resident_id'),
                               case when s.id_kind not in ('resident_id', 'residence_permit') then s.birth end,
                               case when s.id_kind not in ('resident_id', 'residence_permit') then s.sex end,
                               s.mobile_sealed, %3$s
                          from pg_temp.staged s
                          join pg_temp.matched m using (row_number)
                         where %4$s\
                        """
                                .formatted(
                                        stored(fact -> fact),
                                        worker,
                                        stored(fact -> "s." + fact),
                                        which))
                .param("batch", batch.id())
                .param("org", batch.organisation().value())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** A row that names the county alone leaves the village known in it, and no other. */
    private static String localities() {
        return PLACES.stream()
                .map(
                        """
                        %1$s_locality = case when s.%1$s is null then w.%1$s_locality
                                             when s.%1$s_locality is null and s.%1$s = w.%1$s
                                             then w.%1$s_locality
                                             else s.%1$s_locality end\
                        """
                                ::formatted)
                .collect(Collectors.joining(", "));
    }

    private static String stored(Function<String, String> form) {
        return Stream.concat(FACTS.stream(), PLACES.stream().map(p -> p + "_locality"))
                .map(form)
                .collect(Collectors.joining(", "));
    }

    private static String listed(List<String> columns, Function<String, String> form) {
        return columns.stream().map(form).collect(Collectors.joining(", "));
    }
}
