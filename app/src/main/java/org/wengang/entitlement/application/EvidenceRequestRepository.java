package org.wengang.entitlement.application;

import java.sql.Array;
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
import org.wengang.kernel.OrgPath;

/** What applicants are asked for; the database keeps one question open at a time. */
@Component
final class EvidenceRequestRepository {

    private final JdbcClient jdbc;

    EvidenceRequestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where an application lies. */
    record Place(UUID application, OrgPath organisation) {}

    /** Empty if there is none with that receipt and that end of a number. */
    Optional<Place> place(byte[] receipt, String last4) {
        return jdbc.sql(
                        """
                        select application_id, org_path
                          from entitlement.application_with_receipt(:receipt, :last4)\
                        """)
                .param("receipt", receipt)
                .param("last4", last4)
                .query((row, number) ->
                        new Place(
                                row.getObject("application_id", UUID.class),
                                new OrgPath(row.getString("org_path"))))
                .optional();
    }

    /** For whoever has the receipt, the oldest first. */
    List<EvidenceRequest> told(byte[] receipt, String last4) {
        return jdbc.sql(
                        """
                        select number, question, due_on, asked_at, answered_at, answer, files
                          from entitlement.questions_of_receipt(:receipt, :last4)
                         order by number\
                        """)
                .param("receipt", receipt)
                .param("last4", last4)
                .query(EvidenceRequestRepository::question)
                .list();
    }

    /** The oldest first. */
    List<EvidenceRequest> of(UUID application) {
        return jdbc.sql(
                        """
                        select q.number, q.question, q.due_on, q.asked_at, q.answered_at, q.answer,
                               array(select f.number
                                       from entitlement.application_file f
                                      where f.application_id = q.application_id
                                        and f.question_number = q.number
                                      order by f.number) as files
                          from entitlement.application_question q
                         where q.application_id = :id
                         order by q.number\
                        """)
                .param("id", application)
                .query(EvidenceRequestRepository::question)
                .list();
    }

    /**
     * Locks the application until the transaction ends; whether it is open, empty if there is none
     * in this scope.
     */
    Optional<Boolean> lock(UUID application) {
        return jdbc.sql(
                        """
                        select status = 'open'
                          from entitlement.application
                         where application_id = :id
                           for update\
                        """)
                .param("id", application)
                .query(Boolean.class)
                .optional();
    }

    boolean wasAsked(UUID application, UUID submission) {
        return exists("submission", application, submission);
    }

    boolean wasAnswered(UUID application, UUID submission) {
        return exists("answer_submission", application, submission);
    }

    private boolean exists(String column, UUID application, UUID submission) {
        return jdbc.sql(
                        """
                        select exists (select
                                         from entitlement.application_question
                                        where application_id = :id and %s = :submission)\
                        """
                                .formatted(column))
                .param("id", application)
                .param("submission", submission)
                .query(Boolean.class)
                .single();
    }

    /** The number of the new question; empty if another one is open. */
    Optional<Integer> ask(
            UUID application,
            String question,
            LocalDate dueOn,
            UUID by,
            Instant at,
            UUID submission) {
        return jdbc.sql(
                        """
                        insert into entitlement.application_question
                               (application_id, number, org_path, question, due_on, submission, asked_by, asked_at)
                        select a.application_id,
                               1 + (select count(*)
                                      from entitlement.application_question q
                                     where q.application_id = a.application_id),
                               a.org_path, :question, :due, :submission, :by, :at
                          from entitlement.application a
                         where a.application_id = :id
                        on conflict (application_id) where answered_at is null do nothing
                        returning number\
                        """)
                .param("id", application)
                .param("question", question)
                .param("due", Date.valueOf(dueOn))
                .param("submission", submission)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .query(Integer.class)
                .optional();
    }

    /** False if it was answered before, or was never asked. */
    boolean answer(
            UUID application, int number, @Nullable String answer, Instant at, UUID submission) {
        return jdbc.sql(
                                """
                                update entitlement.application_question
                                   set answered_at = :at, answer = :answer, answer_submission = :submission
                                 where application_id = :id and number = :number and answered_at is null\
                                """)
                        .param("id", application)
                        .param("number", number)
                        .param("answer", answer)
                        .param("at", Timestamp.from(at))
                        .param("submission", submission)
                        .update()
                == 1;
    }

    private static EvidenceRequest question(ResultSet row, int number) throws SQLException {
        var answeredAt = row.getTimestamp("answered_at");
        return new EvidenceRequest(
                row.getInt("number"),
                row.getString("question"),
                row.getDate("due_on").toLocalDate(),
                row.getTimestamp("asked_at").toInstant(),
                answeredAt == null ? null : answeredAt.toInstant(),
                row.getString("answer"),
                numbers(row.getArray("files")));
    }

    private static List<Integer> numbers(Array files) throws SQLException {
        return List.of((Integer[]) files.getArray());
    }
}
