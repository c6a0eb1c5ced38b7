package org.wengang.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.IdentityDocument.Kind;
import org.wengang.kernel.Mobile;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PersonName;
import org.wengang.registry.Workers.Named;
import org.wengang.registry.cell.FileRow;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;

/** Workers and what was stated of them. */
@Component
final class WorkerRepository {

    /** In which facts are told: the columns of a roster, then what is asked in a census. */
    private static final List<String> ORDER =
            List.of(
                    "name",
                    "birth",
                    "sex",
                    "mobile",
                    "hukou",
                    "home",
                    "home_locality",
                    "residence",
                    "residence_locality",
                    "hukou_nature",
                    "employer_name",
                    "uscc",
                    "employer_kind",
                    "worker_category",
                    "stay_place",
                    "stay_place_locality",
                    "stay_from",
                    "stay_to",
                    "on_duty_days",
                    "remark",
                    "present",
                    "intention",
                    "destination",
                    "destination_locality",
                    "job_wanted");

    /** What the ledger of intentions says, and officers' statements said before there was one. */
    private static final List<String> INTENTIONS =
            List.of("present", "intention", "destination", "destination_locality", "job_wanted");

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final Clock clock;

    WorkerRepository(JdbcClient jdbc, FieldCipher cipher, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.clock = clock;
    }

    Optional<Worker> find(UUID worker) {
        return jdbc.sql(
                        """
                        select worker_id, coalesce(standing_id, person_id) as person_id, org_path, name, id_sealed,
                               id_last4, mobile_sealed, employer_name, applied_at, updated_at, version, stands
                          from registry.worker
                         where worker_id = :worker\
                        """)
                .param("worker", worker)
                .query(this::worker)
                .optional();
    }

    /** Of the record itself. */
    Optional<IdentityDocument> identity(UUID worker) {
        return number("select id_sealed from registry.worker where worker_id = :worker", worker);
    }

    /** Of the person: where the record was merged, the number that holds. */
    Optional<IdentityDocument> standingId(UUID worker) {
        return number(
                """
                select coalesce(m.id_sealed, w.id_sealed) as id_sealed
                  from registry.worker w
                  left join registry.worker_merge m
                    on m.worker_id = w.worker_id and m.undone_at is null and m.replaced_by is null
                 where w.worker_id = :worker\
                """,
                worker);
    }

    private Optional<IdentityDocument> number(String sql, UUID worker) {
        return jdbc.sql(sql)
                .param("worker", worker)
                .query((row, number) -> identity(row))
                .optional();
    }

    /** The other records of the same person in this scope, the one whose number holds first. */
    List<Worker.Other> others(UUID worker) {
        return jdbc.sql(
                        """
                        select o.worker_id, o.org_path, o.name, o.id_kind, o.id_last4,
                               o.standing_id is null as holds
                          from registry.worker w
                          join registry.worker_merge m
                            on m.undone_at is null and m.replaced_by is null
                               and (m.worker_id = w.worker_id or m.same_as = w.worker_id)
                          join registry.worker_merge s
                            on s.undone_at is null and s.replaced_by is null and s.same_as = m.same_as
                          join registry.worker o on o.worker_id in (s.worker_id, s.same_as)
                         where w.worker_id = :worker and o.worker_id <> w.worker_id
                         group by o.worker_id, o.org_path, o.name, o.id_kind, o.id_last4, o.standing_id
                         order by o.standing_id is null desc, o.worker_id\
                        """)
                .param("worker", worker)
                .query((row, number) ->
                        new Worker.Other(
                                row.getObject("worker_id", UUID.class),
                                new OrgPath(row.getString("org_path")),
                                row.getString("name"),
                                Kind.ofCode(row.getString("id_kind")).orElseThrow(),
                                "*".repeat(14) + row.getString("id_last4"),
                                row.getBoolean("holds")))
                .list();
    }

    Optional<Mobile> mobile(UUID worker) {
        return jdbc.sql(
                        """
                        select mobile_sealed
                          from registry.worker
                         where worker_id = :worker and mobile_sealed is not null\
                        """)
                .param("worker", worker)
                .query((row, number) ->
                        new Mobile(cipher.open(Purpose.MOBILE, row.getBytes("mobile_sealed"))))
                .optional();
    }

    /**
     * Every value of every fact that a row or an officer stated, by fact in the order of the
     * columns, oldest first. A place stated without its town or village, where another county was
     * stated before, ends what was known of them.
     */
    List<FactSource> statements(UUID worker) {
        return jdbc.sql(
                        """
                        with stated as (
                            select f.fact, f.value, s.mobile_sealed, f.within, s.batch_id, s.row_number,
                                   b.file_name, b.sheets, b.received_at as said_at, s.stated_at, s.batch_id as said,
                                   null as officer, null as reason, null::int as turn
                              from registry.worker_statement s
                              join registry.worker w using (worker_id)
                              join registry.import_batch b using (batch_id)
                             cross join lateral (values
                                   ('name', s.name, null),
                                   ('birth', coalesce(s.birth, w.birth)::text, null),
                                   ('sex', s.sex, null),
                                   ('mobile', left(s.mobile_sealed::text, 0), null),
                                   ('hukou', s.hukou, null),
                                   ('home', s.home, null),
                                   ('home_locality', s.home_locality, s.home),
                                   ('residence', s.residence, null),
                                   ('residence_locality', s.residence_locality, s.residence),
                                   ('hukou_nature', s.hukou_nature, null),
                                   ('employer_name', s.employer_name, null),
                                   ('uscc', s.uscc, null),
                                   ('employer_kind', s.employer_kind, null),
                                   ('worker_category', s.worker_category, null),
                                   ('stay_place', s.stay_place, null),
                                   ('stay_place_locality', s.stay_place_locality, s.stay_place),
                                   ('stay_from', s.stay_from::text, null),
                                   ('stay_to', s.stay_to::text, null),
                                   ('on_duty_days', s.on_duty_days::text, null),
                                   ('remark', s.remark, null)
                                   ) as f (fact, value, within)
                             where s.worker_id = :worker and coalesce(f.value, f.within) is not null
                             union all
                            select f.key, f.value, s.mobile_sealed,
                                   s.facts ->> left(f.key, -length('_locality')), null, 0, null, '{}', s.stated_at,
                                   s.stated_at, s.statement_id, s.stated_by_name, coalesce(s.reason, ''), null
                              from registry.officer_statement s
                             cross join lateral jsonb_each_text(s.facts) f
                             where s.worker_id = :worker and f.key <> all (:intentions::text[])
                             union all
                            select i.fact, i.value, null, null, i.batch_id, i.row_number, i.file_name,
                                   coalesce(b.sheets, '{}'), i.said_at, i.said_at, i.entry_id, i.stated_by_name,
                                   i.reason, i.version
                              from registry.intention_stated i
                              left join registry.import_batch b using (batch_id)
                             where i.worker_id = :worker
                        ), placed as (
                            select stated.*,
                                   lag(within) over (partition by fact order by stated_at, said, row_number)
                                   as was_within
                              from stated
                        )
                        select fact, value, mobile_sealed, batch_id, row_number, file_name, sheets, said_at, officer,
                               reason
                          from placed
                         where batch_id is null
                            or turn is not null
                            or value is not null
                            or was_within is not null and was_within <> within
                         order by array_position(:order::text[], fact), stated_at, turn, said, row_number\
                        """)
                .param("worker", worker)
                .param("intentions", INTENTIONS.toArray(String[]::new))
                .param("order", ORDER.toArray(String[]::new))
                .query(this::stated)
                .list();
    }

    /**
     * Records that are one person come to one.
     *
     * @param asked each once
     */
    Map<Named, UUID> persons(List<Named> asked) {
        var persons = new HashMap<Named, UUID>();
        jdbc.sql(
                        """
                        select u.n, w.person_id
                          from unnest(:indexes::text[], :names::text[]) with ordinality as u (id_index, name, n)
                         cross join lateral (
                               select coalesce(w.standing_id, w.person_id) as person_id
                                 from registry.person p
                                 join registry.worker w using (person_id)
                                where p.id_index = decode(u.id_index, 'hex') and w.name = u.name
                                limit 1) w\
                        """)
                .param(
                        "indexes",
                        asked.stream()
                                .map(Named::document)
                                .map(this::hexIndex)
                                .toArray(String[]::new))
                .param(
                        "names",
                        asked.stream().map(one -> one.name().value()).toArray(String[]::new))
                .query(row -> {
                    persons.put(
                            asked.get(row.getInt("n") - 1), row.getObject("person_id", UUID.class));
                });
        return persons;
    }

    private String hexIndex(IdentityDocument document) {
        return HexFormat.of().formatHex(cipher.blindIndex(Purpose.RESIDENT_ID, document.key()));
    }

    Optional<UUID> record(IdentityDocument document, PersonName name) {
        return jdbc.sql(
                        """
                        select w.worker_id
                          from registry.person p
                          join registry.worker w using (person_id)
                         where p.id_index = :index and w.name = :name
                         order by w.stands desc, w.worker_id
                         limit 1\
                        """)
                .param("index", cipher.blindIndex(Purpose.RESIDENT_ID, document.key()))
                .param("name", name.value())
                .query(UUID.class)
                .optional();
    }

    private Worker worker(ResultSet row, int number) throws SQLException {
        var id = identity(row);
        return new Worker(
                row.getObject("worker_id", UUID.class),
                row.getObject("person_id", UUID.class),
                new OrgPath(row.getString("org_path")),
                new PersonName(row.getString("name")),
                id.kind(),
                id.masked(),
                id.last4(),
                id.isOfEighteen(),
                maskedMobile(row.getBytes("mobile_sealed")),
                row.getString("employer_name"),
                row.getTimestamp("applied_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getInt("version"),
                row.getBoolean("stands"));
    }

    private FactSource stated(ResultSet row, int number) throws SQLException {
        var fact = row.getString("fact");
        var value = row.getString("value");
        var at =
                FileRow.of(
                        row.getInt("row_number"),
                        List.of((String[]) row.getArray("sheets").getArray()));
        return new FactSource(
                fact,
                value != null && fact.equals("mobile")
                        ? maskedMobile(row.getBytes("mobile_sealed"))
                        : value,
                row.getObject("batch_id", UUID.class),
                row.getString("file_name"),
                at.sheet(),
                at.row(),
                LocalDate.ofInstant(row.getTimestamp("said_at").toInstant(), clock.getZone()),
                row.getString("officer"),
                row.getString("reason"));
    }

    private IdentityDocument identity(ResultSet row) throws SQLException {
        return IdentityDocument.ofKey(cipher.open(Purpose.RESIDENT_ID, row.getBytes("id_sealed")));
    }

    private @Nullable String maskedMobile(byte @Nullable [] sealed) {
        return sealed == null ? null : new Mobile(cipher.open(Purpose.MOBILE, sealed)).masked();
    }
}
