package org.wengang.entitlement.application;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.engine.schema.Label;
import org.wengang.entitlement.application.Application.Handling;
import org.wengang.entitlement.application.Application.Told;
import org.wengang.entitlement.application.Application.Wish;
import org.wengang.entitlement.call.ApplicationCall;
import org.wengang.web.component.Cursor;

/** Applications. The public writes them within the region of their call and reads none. */
@Component
final class ApplicationRepository {

    private static final String SELECT =
            """
            select a.application_id, a.policy_code, a.kind, a.name, a.id_last4, a.person_id is not null as is_known,
                   a.contact_sealed is not null as has_contact, a.statement, a.received_at, a.handled_at, a.answer,
                   case when q.number is null then a.status else 'asked' end as status, q.due_on,
                   (select count(*)
                      from entitlement.application_file f
                     where f.application_id = a.application_id and f.question_number is null) as files
              from entitlement.application a
              left join entitlement.application_question q
                on q.application_id = a.application_id and q.answered_at is null and a.status = 'open'
            """;

    private final JdbcClient jdbc;

    ApplicationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What somebody sent. */
    record Received(
            UUID id,
            ApplicationCall call,
            Wish wish,
            String name,
            byte[] idIndex,
            byte[] idSealed,
            String idLast4,
            byte @Nullable [] contactSealed,
            @Nullable String statement,
            Instant at,
            byte[] receipt,
            UUID submission) {}

    /** Something sealed and what it is. */
    record SealedFile(String media, byte[] sealed) {}

    /** False if the form was sent before, or an application of this person is open. */
    boolean insert(Received received) {
        return jdbc.sql(
                                """
                                insert into entitlement.application
                                       (application_id, org_path, call_id, policy_code, kind, name, id_index, id_sealed,
                                        id_last4, person_id, contact_sealed, statement, received_at, receipt,
                                        submission, status)
                                values (:id, :org, :call, :code, :kind, :name, :index, :sealed, :last4,
                                        entitlement.person_of(:index), :contact, :statement, :at, :receipt,
                                        :submission, 'open')
                                on conflict do nothing\
                                """)
                        .param("id", received.id())
                        .param("org", received.call().organisation().value())
                        .param("call", received.call().id())
                        .param("code", received.call().policyCode())
                        .param("kind", received.wish().stored())
                        .param("name", received.name())
                        .param("index", received.idIndex())
                        .param("sealed", received.idSealed())
                        .param("last4", received.idLast4())
                        .param("contact", received.contactSealed())
                        .param("statement", received.statement())
                        .param("at", Timestamp.from(received.at()))
                        .param("receipt", received.receipt())
                        .param("submission", received.submission())
                        .update()
                == 1;
    }

    /**
     * Adds a file behind those that are there.
     *
     * @param question whose answer it came with; null where it came with the application
     */
    void insertFile(UUID application, @Nullable Integer question, Evidence file, byte[] sealed) {
        jdbc.sql(
                        """
                        insert into entitlement.application_file
                               (application_id, number, org_path, question_number, media, bytes, sealed)
                        select a.application_id,
                               1 + (select count(*)
                                      from entitlement.application_file f
                                     where f.application_id = a.application_id),
                               a.org_path, :question, :media, :bytes, :sealed
                          from entitlement.application a
                         where a.application_id = :id\
                        """)
                .param("id", application)
                .param("question", question)
                .param("media", file.media())
                .param("bytes", file.content().length)
                .param("sealed", sealed)
                .update();
    }

    boolean wasSent(UUID submission) {
        return jdbc.sql(
                        """
                        select exists (select from entitlement.application where submission = :submission)\
                        """)
                .param("submission", submission)
                .query(Boolean.class)
                .single();
    }

    /** The undecided awards of whoever sent it, of its policy. */
    List<UUID> awardsOf(UUID application) {
        return jdbc.sql(
                        """
                        select a.award_id
                          from entitlement.application p
                          join entitlement.award a
                            on a.person_id = p.person_id and a.policy_code = p.policy_code
                               and entitlement.holds_money(a.status)
                         where p.application_id = :id
                         order by a.award_id\
                        """)
                .param("id", application)
                .query((row, number) -> row.getObject("award_id", UUID.class))
                .list();
    }

    Optional<Told> told(byte[] receipt, String last4) {
        return jdbc.sql(
                        """
                        select kind, policy_title, policy_title_en, received_at, status, answer
                          from entitlement.application_of_receipt(:receipt, :last4)\
                        """)
                .param("receipt", receipt)
                .param("last4", last4)
                .query((row, number) ->
                        new Told(
                                Wish.of(row.getString("kind")).orElseThrow(),
                                new Label(
                                        row.getString("policy_title"),
                                        row.getString("policy_title_en")),
                                row.getTimestamp("received_at").toInstant(),
                                Handling.of(row.getString("status")),
                                row.getString("answer"),
                                List.of()))
                .optional();
    }

    /** Of one status, the oldest first. */
    List<Application> page(Handling progress, Cursor cursor, int limit) {
        return jdbc.sql(
                        (SELECT
                                        + """
                                        where a.status = :status and (q.number is not null) = :asked
                                          and (:key::uuid is null or a.application_id %s :key::uuid)
                                        order by a.application_id %s
                                        limit :limit\
                                        """)
                                .formatted(
                                        cursor.backwards() ? "<" : ">",
                                        cursor.backwards() ? "desc" : "asc"))
                .param(
                        "status",
                        progress == Handling.ASKED ? Handling.OPEN.stored() : progress.stored())
                .param("asked", progress == Handling.ASKED)
                .param("key", cursor.key())
                .param("limit", limit)
                .query(ApplicationRepository::application)
                .list();
    }

    Optional<Application> find(UUID id) {
        return jdbc.sql(SELECT + "where a.application_id = :id")
                .param("id", id)
                .query(ApplicationRepository::application)
                .optional();
    }

    /** Those that wait for the office: nothing is asked of the applicant. */
    long countOpen() {
        return jdbc.sql(
                        """
                        select count(*)
                          from entitlement.application a
                         where a.status = 'open'
                           and not exists (select
                                             from entitlement.application_question q
                                            where q.application_id = a.application_id and q.answered_at is null)\
                        """)
                .query(Long.class)
                .single();
    }

    /** Open ones whose applicant did not answer in time. */
    long countOverdue(LocalDate today) {
        return jdbc.sql(
                        """
                        select count(*)
                          from entitlement.application a
                          join entitlement.application_question q using (application_id)
                         where a.status = 'open' and q.answered_at is null and q.due_on < :today\
                        """)
                .param("today", Date.valueOf(today))
                .query(Long.class)
                .single();
    }

    /** The number and how to reach them, both sealed; the contact is null where none was left. */
    record Sealed(byte[] number, byte @Nullable [] contact) {}

    Optional<Sealed> sealed(UUID id) {
        return jdbc.sql(
                        """
                        select id_sealed, contact_sealed from entitlement.application where application_id = :id\
                        """)
                .param("id", id)
                .query((row, number) ->
                        new Sealed(row.getBytes("id_sealed"), row.getBytes("contact_sealed")))
                .optional();
    }

    Optional<SealedFile> file(UUID id, int number) {
        return jdbc.sql(
                        """
                        select media, sealed
                          from entitlement.application_file
                         where application_id = :id and number = :number\
                        """)
                .param("id", id)
                .param("number", number)
                .query((row, index) ->
                        new SealedFile(row.getString("media"), row.getBytes("sealed")))
                .optional();
    }

    /** False if somebody handled it before. */
    boolean handle(UUID id, Handling progress, UUID by, String answer, Instant at) {
        return jdbc.sql(
                                """
                                update entitlement.application
                                   set status = :status, handled_by = :by, handled_at = :at, answer = :answer
                                 where application_id = :id and status = 'open'\
                                """)
                        .param("id", id)
                        .param("status", progress.stored())
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .param("answer", answer)
                        .update()
                == 1;
    }

    private static Application application(ResultSet row, int number) throws SQLException {
        var handledAt = row.getTimestamp("handled_at");
        return new Application(
                row.getObject("application_id", UUID.class),
                row.getString("policy_code"),
                Wish.of(row.getString("kind")).orElseThrow(),
                row.getString("name"),
                row.getString("id_last4"),
                row.getBoolean("is_known"),
                row.getBoolean("has_contact"),
                row.getString("statement"),
                row.getInt("files"),
                row.getTimestamp("received_at").toInstant(),
                Handling.of(row.getString("status")),
                handledAt == null ? null : handledAt.toInstant(),
                row.getString("answer"),
                Optional.ofNullable(row.getDate("due_on")).map(Date::toLocalDate).orElse(null));
    }
}
