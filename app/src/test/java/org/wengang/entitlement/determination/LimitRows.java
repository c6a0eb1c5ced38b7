package org.wengang.entitlement.determination;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.engine.ledger.Award.Claimant;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.entitlement.GivenLimits;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;

/** The rows of a {@link LimitCase} in the database. */
final class LimitRows {

    private static final OrgPath PROVINCE = new OrgPath("cn/13/");

    private final GivenEntitlements given;
    private final JdbcClient owner;
    private final OrgPath region;
    private int places;

    /** About a claimant: what is paid is 1 yuan for each day. */
    record Row(
            UUID id,
            Claimant claimant,
            YearMonth month,
            @Nullable String category,
            int days,
            Instant applied) {}

    /**
     * @param fen null where nothing is due
     */
    record Answer(String verdict, @Nullable Long fen, @Nullable Long cutFen) {}

    LimitRows(GivenEntitlements given, OrgPath region) {
        this.given = given;
        this.owner = given.owner();
        this.region = region;
    }

    /** By another policy, somewhere. */
    void awardOfGroup(UUID person, String group, String code) {
        var row =
                new Row(
                        Ids.newId(),
                        Claimant.alone(person.toString()),
                        YearMonth.of(2021, 1),
                        "employee",
                        1,
                        Instant.parse("2021-02-01T01:00:00Z"));
        insertWorker(row, "elsewhere");
        var elsewhere =
                given.issued(
                        new GivenLimits(
                                        code,
                                        1,
                                        Map.of(
                                                "per_person",
                                                "{ times: 1 }",
                                                "exclusive_group",
                                                group),
                                        "wait")
                                .yaml(),
                        PROVINCE,
                        Map.of("budget", "9.00"));
        owner.sql(
                        """
                        insert into entitlement.run
                               (run_id, org_path, policy_version_id, as_of, submission, started_by, started_at)
                        values (:run, :org, :policy, '2021-02-05', :run, :run, '2021-02-05');
                        insert into entitlement.award
                               (award_id, run_id, policy_version_id, exclusive_group, subject_id, subject_version,
                                person_id, org_path, form, amount_fen, queue_number, status, proposed_by,
                                changed_by, changed_at, policy_code, subject_key, payee_id, month, counted_id,
                                counted_within, nth, at_most)
                        values (:run, :run, :policy, :group, :row, 1, :person, :org, 'cash', 100, 1, 'proposed',
                                :run, :run, '2021-02-05', :code, :person, :person, '2021-01-01', :person, '', 1, 1)\
                        """)
                .param("run", Ids.newId())
                .param("org", PROVINCE.value())
                .param("policy", elsewhere)
                .param("group", group)
                .param("row", row.id())
                .param("person", person)
                .param("code", code)
                .update();
    }

    void insertPerson(UUID person) {
        owner.sql(
                        """
                        insert into registry.person (person_id, bucket, id_index, created_at)
                        values (:id, 0, uuid_send(:id), '2021-02-01')\
                        """)
                .param("id", person)
                .update();
    }

    private void insertWorker(Row row, String place) {
        owner.sql(
                        """
                        insert into registry.worker
                               (worker_id, person_id, bucket, org_path, id_sealed, id_last4, name, birth, sex,
                                applied_at, updated_at)
                        values (:id, :person, 0, :org, '\\x00', '0000', '张试一', '1990-01-01', 'male', :at, :at)\
                        """)
                .param("id", row.id())
                .param("person", UUID.fromString(row.claimant().person()))
                .param("org", region.value() + place + places + "/")
                .param("at", Timestamp.from(row.applied()))
                .update();
    }

    void insert(Row row) {
        places++;
        insertWorker(row, "place");
        owner.sql(
                        """
                        insert into probe.row
                        values (:id, :person, 0, :org, :at, 1, :category, :days, :subject, :payee, :month)\
                        """)
                .param("id", row.id())
                .param("person", UUID.fromString(row.claimant().person()))
                .param("org", region.value() + "place" + places + "/")
                .param("at", Timestamp.from(row.applied()))
                .param("category", row.category())
                .param("days", row.days())
                .param("subject", UUID.fromString(row.claimant().subject()))
                .param("payee", UUID.fromString(row.claimant().payee()))
                .param("month", Date.valueOf(row.month().atDay(1)))
                .update();
    }

    /** What the run said of each row. */
    Map<UUID, Answer> answers(UUID run) {
        var answers = new TreeMap<UUID, Answer>();
        owner.sql(
                        """
                        select subject_id, verdict, amount_fen, case when verdict <> 'refused_budget' then cut_fen end as cut
                          from entitlement.determination
                         where run_id = :run\
                        """)
                .param("run", run)
                .query(row -> {
                    answers.put(
                            row.getObject("subject_id", UUID.class),
                            new Answer(
                                    row.getString("verdict"),
                                    row.getObject("amount_fen", Long.class),
                                    row.getObject("cut", Long.class)));
                });
        return answers;
    }

    void assertLedgersBalance() {
        given.assertPoolsBalance();
        assertThat(
                        given.count(
                                """
                                select count(*)
                                  from entitlement.capped_payee p
                                 where p.held_fen <> (
                                         select coalesce(sum(a.amount_fen), 0)
                                           from entitlement.award a
                                          where a.policy_code = p.policy_code and a.payee_id = p.payee_id
                                            and a.cap_within = p.cap_within
                                            and a.status not in ('refused', 'void'))\
                                """))
                .isZero();
        assertThat(
                        given.count(
                                """
                                select count(*)
                                  from entitlement.months_had m
                                 where m.months <> (
                                         select count(distinct a.month)
                                           from entitlement.award a
                                          where a.policy_code = m.policy_code and a.person_id = m.person_id
                                            and a.most_months is not null
                                            and a.status not in ('refused', 'void')
                                            and not exists (
                                                select 1
                                                  from entitlement.award o
                                                 where o.policy_code = a.policy_code
                                                   and o.person_id = a.person_id and o.month = a.month
                                                   and o.most_months is null
                                                   and o.status not in ('refused', 'void')))\
                                """))
                .isZero();
    }
}
