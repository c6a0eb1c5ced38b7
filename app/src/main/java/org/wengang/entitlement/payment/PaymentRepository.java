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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.engine.schema.Label;
import org.wengang.entitlement.award.PolicyNameRepository;
import org.wengang.entitlement.payment.Payable.Sum;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PartyName;
import org.wengang.kernel.PersonName;
import org.wengang.web.component.Cursor;

/** Payment batches and what may go into one. */
@Component
final class PaymentRepository {

    private static final String ORGANISATION = "organisation";

    private static final String SELECT =
            """
            select payment_batch_id, org_path, policy_version_id, policy_code, policy_title, policy_title_en,
                   made_at, made_on, line_count, total_fen, paid_on
              from entitlement.payment_batch
            """;

    /**
     * Published, closed by {@code :today}, nobody's objection open, and no proposal to pay less.
     */
    static final String CLOSED_AND_UNCONTESTED =
            """
            n.last_day < :today
                   and not entitlement.is_held(l.award_id)
                   and not exists (select 1
                                     from entitlement.objection o
                                    where o.notice_id = l.notice_id and o.line_number = l.line_number
                                      and o.status = 'open')
                   and not exists (select 1
                                     from entitlement.correction c
                                    where c.award_id = l.award_id and c.status = 'proposed'
                                      and c.new_fen < c.old_fen)
            """;

    private final JdbcClient jdbc;

    PaymentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An award to be paid, and who approved it. */
    record Due(
            UUID award,
            UUID subject,
            PartyName payee,
            @Nullable String uscc,
            long amountFen,
            UUID approvedBy) {

        /** Whether an organisation is paid, and not a natural person. */
        boolean isOrganisationPaid() {
            return uscc != null;
        }
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

    /** Policies that have approved awards in this scope that are in no batch yet. */
    List<Payable> payable(LocalDate today) {
        return jdbc.sql(
                        """
                        with approved as (
                            select a.policy_version_id, a.amount_fen,
                                   case when a.form = 'voucher' then 'voucher'
                                        when a.double_of is not null or entitlement.is_held(a.award_id)
                                            then 'contested'
                                        when l.award_id is null then 'unpublished'
                                        when exists (select 1
                                                       from entitlement.objection o
                                                      where o.notice_id = l.notice_id
                                                        and o.line_number = l.line_number
                                                        and o.status = 'open')
                                             or exists (select 1
                                                          from entitlement.correction c
                                                         where c.award_id = a.award_id
                                                           and c.status = 'proposed'
                                                           and c.new_fen < c.old_fen) then 'contested'
                                        when n.last_day >= :today then 'in_notice'
                                        else 'payable' end as stage
                              from entitlement.award a
                              left join entitlement.notice_line l on l.award_id = a.award_id
                              left join entitlement.notice n on n.notice_id = l.notice_id
                             where a.status = 'approved'
                               and not exists (select 1
                                                 from entitlement.payment_line p
                                                where p.award_id = a.award_id)
                               and not exists (select 1
                                                 from entitlement.voucher_award h
                                                where h.award_id = a.award_id)
                        )
                        select v.policy_version_id, v.code, v.version, v.title, v.title_en,
                               count(*) filter (where stage = 'payable') as payable,
                               sum(amount_fen) filter (where stage = 'payable') as payable_fen,
                               count(*) filter (where stage = 'in_notice') as in_notice,
                               sum(amount_fen) filter (where stage = 'in_notice') as in_notice_fen,
                               count(*) filter (where stage = 'contested') as contested,
                               sum(amount_fen) filter (where stage = 'contested') as contested_fen,
                               count(*) filter (where stage = 'unpublished') as unpublished,
                               sum(amount_fen) filter (where stage = 'unpublished') as unpublished_fen,
                               count(*) filter (where stage = 'voucher') as voucher,
                               sum(amount_fen) filter (where stage = 'voucher') as voucher_fen
                          from approved
                          join policy.published_policy v using (policy_version_id)
                         group by v.policy_version_id, v.code, v.version, v.title, v.title_en
                         order by v.code, v.version desc\
                        """)
                .param("today", Date.valueOf(today))
                .query((row, number) ->
                        new Payable(
                                PolicyNameRepository.name(row, number),
                                sum(row, "payable"),
                                sum(row, "in_notice"),
                                sum(row, "contested"),
                                sum(row, "unpublished"),
                                sum(row, "voucher")))
                .list();
    }

    /**
     * Holds the closed notices of the policy until the transaction ends: no objection comes in
     * between.
     */
    void lockNotices(UUID policyVersionId) {
        jdbc.sql(
                        """
                        select notice_id
                          from entitlement.notice
                         where policy_version_id = :policy
                         order by notice_id
                           for update\
                        """)
                .param("policy", policyVersionId)
                .query(UUID.class)
                .list();
    }

    /** What may be paid today, in the order of the awards. */
    List<Due> due(UUID policyVersionId, LocalDate today) {
        return jdbc.sql(
                        """
                        select a.award_id, a.subject_id, a.amount_fen, a.decided_by,
                               case when a.payee_id = s.organisation_id then s.organisation_name end as organisation,
                               case when a.payee_id = s.organisation_id then s.uscc end as uscc, s.name
                          from entitlement.award a
                          join entitlement.notice_line l using (award_id)
                          join entitlement.notice n using (notice_id)
                          join registry.published_subject s on s.subject_id = a.subject_id
                         where a.policy_version_id = :policy and a.status = 'approved' and a.form = 'cash'
                           and a.double_of is null
                           and %s
                           and not exists (select 1 from entitlement.payment_line p where p.award_id = a.award_id)
                         order by a.award_id\
                        """
                                .formatted(CLOSED_AND_UNCONTESTED))
                .param("policy", policyVersionId)
                .param("today", Date.valueOf(today))
                .query((row, number) ->
                        new Due(
                                row.getObject("award_id", UUID.class),
                                row.getObject("subject_id", UUID.class),
                                payee(row.getString("organisation"), row.getString("name")),
                                row.getString("uscc"),
                                row.getLong("amount_fen"),
                                row.getObject("decided_by", UUID.class)))
                .list();
    }

    private static PartyName payee(@Nullable String organisation, @Nullable String person) {
        return organisation == null
                ? PartyName.of(person, null)
                : new PartyName.OfOrganisation(organisation);
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
                                amount_fen, approved_by, made_by)
                        select :batch, n.number, a.org_path, a.award_id, n.payee, n.name,
                               decode(n.id_sealed, 'hex'), n.id_last4, a.amount_fen, a.decided_by, :by
                          from unnest(:awards::uuid[], :payees::text[], :names::text[], :ids::text[], :last4::text[])
                               with ordinality as n (award_id, payee, name, id_sealed, id_last4, number)
                          join entitlement.award a on a.award_id = n.award_id\
                        """)
                .param("batch", batch)
                .param("by", madeBy)
                .param("awards", array(lines, line -> line.due().award().toString()))
                .param("payees", array(lines, NewLine::payee))
                .param("names", array(lines, line -> line.due().payee().value()))
                .param("ids", array(lines, line -> HexFormat.of().formatHex(line.idSealed())))
                .param("last4", array(lines, NewLine::idLast4))
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

    private static Sum sum(ResultSet row, String stage) throws SQLException {
        return new Sum(row.getInt(stage), row.getLong(stage + "_fen"));
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
