package org.wengang.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.Mobile;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PersonName;
import org.wengang.kernel.ResidentId;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;

/** Workers and what was stated of them. */
@Component
final class WorkerRepository {

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
    Optional<ResidentId> residentId(UUID worker) {
        return number("select id_sealed from registry.worker where worker_id = :worker", worker);
    }

    /** Of the person: where the record was merged, the number that holds. */
    Optional<ResidentId> standingId(UUID worker) {
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

    private Optional<ResidentId> number(String sql, UUID worker) {
        return jdbc.sql(sql)
                .param("worker", worker)
                .query((row, number) -> residentId(row))
                .optional();
    }

    /** The other records of the same person in this scope, the one whose number holds first. */
    List<Worker.Other> others(UUID worker) {
        return jdbc.sql(
                        """
                        select o.worker_id, o.org_path, o.name, o.id_last4,
                               o.standing_id is null as holds
                          from registry.worker w
                          join registry.worker_merge m
                            on m.undone_at is null and m.replaced_by is null
                               and (m.worker_id = w.worker_id or m.same_as = w.worker_id)
                          join registry.worker_merge s
                            on s.undone_at is null and s.replaced_by is null and s.same_as = m.same_as
                          join registry.worker o on o.worker_id in (s.worker_id, s.same_as)
                         where w.worker_id = :worker and o.worker_id <> w.worker_id
                         group by o.worker_id, o.org_path, o.name, o.id_last4, o.standing_id
                         order by o.standing_id is null desc, o.worker_id\
                        """)
                .param("worker", worker)
                .query((row, number) ->
                        new Worker.Other(
                                row.getObject("worker_id", UUID.class),
                                new OrgPath(row.getString("org_path")),
                                row.getString("name"),
                                "*".repeat(14) + row.getString("id_last4"),
                                row.getBoolean("holds")))
                .list();
    }

    /**
     * Every value of every fact a row stated, by fact in the order of the columns, oldest first.
     */
    List<FactSource> statements(UUID worker) {
        return jdbc.sql(
                        """
                        select f.fact, f.value, f.sealed, s.batch_id, s.row_number, b.file_name, b.received_at
                          from registry.worker_statement s
                          join registry.worker w using (worker_id)
                          join registry.import_batch b using (batch_id)
                         cross join lateral (values
                               (1, 'name', s.name, null::bytea),
                               (2, 'birth', w.birth::text, null),
                               (3, 'mobile', null, s.mobile_sealed),
                               (4, 'hukou', s.hukou, null),
                               (5, 'home', s.home, null),
                               (6, 'residence', s.residence, null),
                               (7, 'hukou_nature', s.hukou_nature, null),
                               (8, 'employer_name', s.employer_name, null),
                               (9, 'uscc', s.uscc, null),
                               (10, 'employer_kind', s.employer_kind, null),
                               (11, 'worker_category', s.worker_category, null),
                               (12, 'stay_place', s.stay_place, null),
                               (13, 'stay_from', s.stay_from::text, null),
                               (14, 'stay_to', s.stay_to::text, null),
                               (15, 'on_duty_days', s.on_duty_days::text, null),
                               (16, 'remark', s.remark, null)
                               ) as f (place, fact, value, sealed)
                         where s.worker_id = :worker
                           and (f.value is not null or f.sealed is not null)
                         order by f.place, s.stated_at, s.batch_id, s.row_number\
                        """)
                .param("worker", worker)
                .query(this::stated)
                .list();
    }

    private Worker worker(ResultSet row, int number) throws SQLException {
        var id = residentId(row);
        return new Worker(
                row.getObject("worker_id", UUID.class),
                row.getObject("person_id", UUID.class),
                new OrgPath(row.getString("org_path")),
                new PersonName(row.getString("name")),
                id.masked(),
                id.last4(),
                maskedMobile(row.getBytes("mobile_sealed")),
                row.getString("employer_name"),
                row.getTimestamp("applied_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getInt("version"),
                row.getBoolean("stands"));
    }

    private FactSource stated(ResultSet row, int number) throws SQLException {
        var sealed = row.getBytes("sealed");
        var value = sealed == null ? row.getString("value") : maskedMobile(sealed);
        return FactSource.ofFile(
                row.getString("fact"),
                value == null ? "" : value,
                row.getObject("batch_id", UUID.class),
                row.getString("file_name"),
                row.getInt("row_number"),
                LocalDate.ofInstant(row.getTimestamp("received_at").toInstant(), clock.getZone()));
    }

    private ResidentId residentId(ResultSet row) throws SQLException {
        return new ResidentId(cipher.open(Purpose.RESIDENT_ID, row.getBytes("id_sealed")));
    }

    private @Nullable String maskedMobile(byte @Nullable [] sealed) {
        return sealed == null ? null : new Mobile(cipher.open(Purpose.MOBILE, sealed)).masked();
    }
}
