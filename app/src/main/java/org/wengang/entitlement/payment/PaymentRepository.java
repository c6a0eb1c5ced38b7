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
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.engine.schema.Label;
import org.wengang.entitlement.payment.PayableRepository.Due;
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
                   made_at, made_on, line_count, total_fen, paid_on
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

    /** A line with its sealed number, as stored. */
    record SealedLine(
            int number,
            UUID award,
            boolean isOrganisationPaid,
            String name,
            byte[] idSealed,
            long amountFen) {}

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

    void insert(PaymentBatch batch, UUID madeBy, UUID submission) {
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
                .param("by", madeBy)
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
                .param("awards", array(lines, line -> line.due().award().toString()))
                .param("payees", array(lines, NewLine::payee))
                .param("names", array(lines, line -> line.due().payee().value()))
                .param("ids", array(lines, line -> HexFormat.of().formatHex(line.idSealed())))
                .param("last4", array(lines, NewLine::idLast4))
                .param("accounts", array(lines, line -> line.due().account().toString()))
                .update();
    }

    private static String[] array(List<NewLine> lines, Function<NewLine, String> value) {
        return lines.stream().map(value).toArray(String[]::new);
    }

    Optional<PaymentBatch> find(UUID id) {
        return jdbc.sql(SELECT + "where payment_batch_id = :id")
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
                        select line_number, award_id, payee, name, id_last4, amount_fen
                          from entitlement.payment_line
                         where payment_batch_id = :batch
                           and (:key::int is null or line_number %s :key::int)
                         order by line_number %s
                         limit :limit\
                        """
                                .formatted(
                                        cursor.backwards() ? "<" : ">",
                                        cursor.backwards() ? "desc" : "asc"))
                .param("batch", batch)
                .param("key", cursor.key())
                .param("limit", limit)
                .query((row, number) ->
                        new PaymentLine(
                                row.getInt("line_number"),
                                row.getObject("award_id", UUID.class),
                                isOrganisation(row)
                                        ? new PartyName.OfOrganisation(row.getString("name"))
                                        : new PersonName(row.getString("name")),
                                row.getString("id_last4"),
                                row.getLong("amount_fen")))
                .list();
    }

    /** All of a batch, in order. */
    List<SealedLine> sealedLines(UUID batch) {
        return jdbc.sql(
                        """
                        select line_number, award_id, payee, name, id_sealed, amount_fen
                          from entitlement.payment_line
                         where payment_batch_id = :batch
                         order by line_number\
                        """)
                .param("batch", batch)
                .query((row, number) ->
                        new SealedLine(
                                row.getInt("line_number"),
                                row.getObject("award_id", UUID.class),
                                isOrganisation(row),
                                row.getString("name"),
                                row.getBytes("id_sealed"),
                                row.getLong("amount_fen")))
                .list();
    }

    /** False if it is recorded already. */
    boolean recordPaid(UUID batch, LocalDate paidOn, UUID by, Instant now) {
        return jdbc.sql(
                                """
                                update entitlement.payment_batch
                                   set paid_on = :paidOn, recorded_by = :by, recorded_at = :now
                                 where payment_batch_id = :batch and paid_on is null\
                                """)
                        .param("paidOn", Date.valueOf(paidOn))
                        .param("by", by)
                        .param("now", Timestamp.from(now))
                        .param("batch", batch)
                        .update()
                == 1;
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
                row.getDate("made_on").toLocalDate(),
                row.getInt("line_count"),
                row.getLong("total_fen"),
                paidOn == null ? null : paidOn.toLocalDate());
    }
}
