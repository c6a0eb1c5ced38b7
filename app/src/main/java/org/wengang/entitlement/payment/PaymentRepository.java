package org.wengang.entitlement.payment;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.database.TextArray;
import org.wengang.engine.schema.Label;
import org.wengang.entitlement.bank.BankOrder.Payer;
import org.wengang.entitlement.payment.PayableRepository.Due;
import org.wengang.entitlement.payment.PaymentBatch.Release;
import org.wengang.entitlement.payment.PaymentBatch.Returned;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PartyName;
import org.wengang.kernel.PersonName;
import org.wengang.web.component.Cursor;

/** Payment batches. */
@Component
final class PaymentRepository {

    private static final String ORGANISATION = "organisation";

    private static final String SELECT =
            """
            select payment_batch_id, org_path, policy_version_id, policy_code, policy_title, policy_title_en,
                   made_at, made_by, made_on, line_count, total_fen, released_by, released_at, payer_name, payer_last4,
                   payer_bank, withdrawn_reason, paid_count, paid_fen, bounced_count, bounced_fen, paid_on
              from entitlement.payment_batch
            """;

    private final JdbcClient jdbc;

    PaymentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line with its sealed number, to be stored. */
    record NewLine(Due due, byte[] idSealed, String idLast4) {

        /** As the table says it. */
        String payee() {
            return due.isOrganisationPaid() ? ORGANISATION : "person";
        }
    }

    long countUnreleased(UUID viewer) {
        return jdbc.sql(
                        """
                        select count(*)
                          from entitlement.payment_batch
                         where released_at is null and withdrawn_reason is null and made_by <> :viewer\
                        """)
                .param("viewer", viewer)
                .query(Long.class)
                .single();
    }

    Optional<UUID> bySubmission(UUID submission) {
        return jdbc.sql(
                        """
                        select payment_batch_id
                          from entitlement.payment_batch
                         where submission = :submission\
                        """)
                .param("submission", submission)
                .query(UUID.class)
                .optional();
    }

    void insert(PaymentBatch batch, UUID submission) {
        jdbc.sql(
                        """
                        insert into entitlement.payment_batch
                               (payment_batch_id, org_path, policy_version_id, policy_code, policy_title,
                                policy_title_en, submission, made_at, made_by, made_on, line_count, total_fen)
                        values (:id, :org, :policy, :code, :title, :titleEn, :submission, :at, :by, :on, :lines,
                                :total)\
                        """)
                .param("id", batch.id())
                .param("org", batch.organisation().value())
                .param("policy", batch.policyVersionId())
                .param("code", batch.policyCode())
                .param("title", batch.policyTitle().chinese())
                .param("titleEn", batch.policyTitle().english())
                .param("submission", submission)
                .param("at", Timestamp.from(batch.madeAt()))
                .param("by", batch.madeBy())
                .param("on", Date.valueOf(batch.madeOn()))
                .param("lines", batch.lineCount())
                .param("total", batch.totalFen())
                .update();
    }

    /** Numbered in the order given. */
    void insertLines(UUID batch, UUID madeBy, List<NewLine> lines) {
        jdbc.sql(
                        """
                        insert into entitlement.payment_line
                               (payment_batch_id, line_number, org_path, award_id, payee, name, id_sealed, id_last4,
                                amount_fen, approved_by, made_by, account_id)
                        select :batch, n.number, a.org_path, a.award_id, n.payee, n.name,
                               decode(n.id_sealed, 'hex'), n.id_last4, a.amount_fen, a.decided_by, :by, n.account_id
                          from unnest(:awards::uuid[], :payees::text[], :names::text[], :ids::text[], :last4::text[],
                                      :accounts::uuid[])
                               with ordinality as n (award_id, payee, name, id_sealed, id_last4, account_id, number)
                          join entitlement.award a on a.award_id = n.award_id\
                        """)
                .param("batch", batch)
                .param("by", madeBy)
                .param("awards", TextArray.of(lines, line -> line.due().award().toString()))
                .param("payees", TextArray.of(lines, NewLine::payee))
                .param("names", TextArray.of(lines, line -> line.due().payee().value()))
                .param(
                        "ids",
                        TextArray.of(lines, line -> HexFormat.of().formatHex(line.idSealed())))
                .param("last4", TextArray.of(lines, NewLine::idLast4))
                .param("accounts", TextArray.of(lines, line -> line.due().account().toString()))
                .update();
    }

    Optional<PaymentBatch> find(UUID id) {
        return jdbc.sql(SELECT + "where payment_batch_id = :id")
                .param("id", id)
                .query(PaymentRepository::batch)
                .optional();
    }

    /** Held until the transaction ends. */
    Optional<PaymentBatch> lock(UUID id) {
        return jdbc.sql(SELECT + "where payment_batch_id = :id for update")
                .param("id", id)
                .query(PaymentRepository::batch)
                .optional();
    }

    /** Newest first. */
    List<PaymentBatch> page(Cursor cursor, int limit) {
        return jdbc.sql(
                        (SELECT
                                        + """
                                        where :key::uuid is null or payment_batch_id %s :key::uuid
                                        order by payment_batch_id %s
                                        limit :limit\
                                        """)
                                .formatted(
                                        cursor.backwards() ? ">" : "<",
                                        cursor.backwards() ? "asc" : "desc"))
                .param("key", cursor.key())
                .param("limit", limit)
                .query(PaymentRepository::batch)
                .list();
    }

    List<PaymentLine> lines(UUID batch, Cursor cursor, int limit) {
        return jdbc.sql(
                        """
                        select l.line_id, l.line_number, l.award_id, a.subject_id, l.payee, l.name, l.id_last4, p.last4,
                               l.amount_fen, l.state, l.settled_on, l.bounce_reason
                          from entitlement.payment_line l
                          join entitlement.award a using (award_id)
                          left join entitlement.payee_account p using (account_id)
                         where l.payment_batch_id = :batch
                           and (:key::int is null or l.line_number %s :key::int)
                         order by l.line_number %s
                         limit :limit\
                        """
                                .formatted(
                                        cursor.backwards() ? "<" : ">",
                                        cursor.backwards() ? "desc" : "asc"))
                .param("batch", batch)
                .param("key", cursor.key())
                .param("limit", limit)
                .query(PaymentRepository::line)
                .list();
    }

    /** How many of its lines this officer approved. */
    int approvedBy(UUID batch, UUID officer) {
        return count(
                """
                select count(*)
                  from entitlement.payment_line
                 where payment_batch_id = :batch and approved_by = :officer\
                """,
                batch,
                officer);
    }

    /** How many of its lines turned out not to be due since the batch was made. */
    int notDue(UUID batch) {
        return jdbc.sql("select entitlement.lines_not_due(:batch)")
                .param("batch", batch)
                .query(Integer.class)
                .single();
    }

    /** How many of its lines are held by now, or pay to an account that is held or was changed. */
    int doubtful(UUID batch, UUID officer) {
        return count(
                """
                select count(*)
                  from entitlement.payment_line l
                  join entitlement.award a using (award_id)
                  join entitlement.payee_account p using (account_id)
                 where l.payment_batch_id = :batch and :officer::uuid is not null
                   and (p.state <> 'current' or entitlement.is_held(l.award_id)
                        or exists (select from entitlement.payment_hold h
                                    where h.account_id = p.account_id and h.state <> 'released')
                        or exists (select from entitlement.payee_account w
                                    where w.subject_id in (p.subject_id, a.subject_id)
                                      and w.state = 'awaiting'))\
                """,
                batch,
                officer);
    }

    private int count(String sql, UUID batch, UUID officer) {
        return jdbc.sql(sql)
                .param("batch", batch)
                .param("officer", officer)
                .query(Integer.class)
                .single();
    }

    void release(UUID batch, UUID by, Instant now, Payer payer, byte[] numberSealed) {
        jdbc.sql(
                        """
                        update entitlement.payment_batch
                           set released_by = :by, released_at = :now, payer_name = :payer, payer_sealed = :number,
                               payer_last4 = :last4, payer_bank = :bank, version = version + 1
                         where payment_batch_id = :batch\
                        """)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("payer", payer.name())
                .param("number", numberSealed)
                .param("last4", payer.number().substring(payer.number().length() - 4))
                .param("bank", payer.bank())
                .param("batch", batch)
                .update();
    }

    /** Sealed; of a batch that was released. */
    byte[] payerNumber(UUID batch) {
        return jdbc.sql(
                        """
                        select payer_sealed
                          from entitlement.payment_batch
                         where payment_batch_id = :batch\
                        """)
                .param("batch", batch)
                .query(byte[].class)
                .single();
    }

    /** Its awards may go into another one. */
    void withdraw(UUID batch, UUID by, Instant now, String reason) {
        jdbc.sql(
                        """
                        update entitlement.payment_batch
                           set withdrawn_by = :by, withdrawn_at = :now, withdrawn_reason = :reason, version = version + 1
                         where payment_batch_id = :batch\
                        """)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("reason", reason)
                .param("batch", batch)
                .update();
        jdbc.sql(
                        """
                        update entitlement.payment_line
                           set state = 'withdrawn'
                         where payment_batch_id = :batch\
                        """)
                .param("batch", batch)
                .update();
    }

    /** Every line that is open; how many there were. */
    int recordPaid(UUID batch, LocalDate paidOn, UUID by, Instant now) {
        return jdbc.sql(
                        """
                        update entitlement.payment_line
                           set state = 'paid', settled_on = :paidOn, settled_by = :by, settled_at = :now
                         where payment_batch_id = :batch and state = 'open'\
                        """)
                .param("paidOn", Date.valueOf(paidOn))
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("batch", batch)
                .update();
    }

    private static PaymentLine line(ResultSet row, int number) throws SQLException {
        var name = row.getString("name");
        var settledOn = row.getDate("settled_on");
        return new PaymentLine(
                row.getObject("line_id", UUID.class),
                row.getInt("line_number"),
                row.getObject("award_id", UUID.class),
                row.getObject("subject_id", UUID.class),
                isOrganisation(row) ? new PartyName.OfOrganisation(name) : new PersonName(name),
                row.getString("id_last4"),
                row.getString("last4"),
                row.getLong("amount_fen"),
                PaymentLine.State.of(row.getString("state")),
                settledOn == null ? null : settledOn.toLocalDate(),
                row.getString("bounce_reason"));
    }

    private static boolean isOrganisation(ResultSet row) throws SQLException {
        return row.getString("payee").equals(ORGANISATION);
    }

    private static PaymentBatch batch(ResultSet row, int number) throws SQLException {
        var paidOn = row.getDate("paid_on");
        return new PaymentBatch(
                row.getObject("payment_batch_id", UUID.class),
                new OrgPath(row.getString("org_path")),
                row.getObject("policy_version_id", UUID.class),
                row.getString("policy_code"),
                new Label(row.getString("policy_title"), row.getString("policy_title_en")),
                row.getTimestamp("made_at").toInstant(),
                row.getObject("made_by", UUID.class),
                row.getDate("made_on").toLocalDate(),
                row.getInt("line_count"),
                row.getLong("total_fen"),
                release(row),
                row.getString("withdrawn_reason"),
                new Returned(
                        row.getInt("paid_count"),
                        row.getLong("paid_fen"),
                        row.getInt("bounced_count"),
                        row.getLong("bounced_fen")),
                paidOn == null ? null : paidOn.toLocalDate());
    }

    private static @Nullable Release release(ResultSet row) throws SQLException {
        var at = row.getTimestamp("released_at");
        return at == null
                ? null
                : new Release(
                        row.getObject("released_by", UUID.class),
                        at.toInstant(),
                        row.getString("payer_name"),
                        row.getString("payer_last4"),
                        row.getString("payer_bank"));
    }
}
