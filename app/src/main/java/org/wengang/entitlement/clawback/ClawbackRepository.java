package org.wengang.entitlement.clawback;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.database.TextArray;
import org.wengang.entitlement.clawback.Clawback.Instalment;
import org.wengang.entitlement.clawback.Clawback.Receipt;
import org.wengang.entitlement.clawback.Clawback.State;
import org.wengang.kernel.Ids;
import org.wengang.kernel.PartyName;
import org.wengang.web.component.Cursor;

/** What is asked back, and what came. */
@Component
final class ClawbackRepository {

    /** Whose award {@code a} is, one by one: joined as a whole, a register would be read for it. */
    private static final String SUBJECT =
            """
            left join lateral (select s.name, s.organisation_name, s.last4
                                 from registry.published_subject s
                                where s.subject_id = a.subject_id
                                limit 1) s on l.line_id is null
            """;

    private static final String SELECT =
            """
            select c.clawback_id, c.award_id, a.subject_id, a.policy_version_id, a.policy_code, l.payee,
                   coalesce(l.name, s.name) as name, s.organisation_name, coalesce(l.id_last4, s.last4) as id_last4,
                   c.amount_fen, c.received_fen, c.reason, c.state, c.proposed_at, c.proposed_by, c.decision,
                   c.waiver_reason, c.waiver_by
              from entitlement.clawback c
              join entitlement.award a on a.award_id = c.award_id
              left join entitlement.payment_line l using (line_id)
              %s\
            """
                    .formatted(SUBJECT);

    /** A claim that nobody asks back, the oldest of the award, if there is one. */
    private static final String PAID =
            """
            select l.line_id, a.award_id, a.subject_id, a.policy_version_id, a.policy_code, l.payee,
                   coalesce(l.name, s.name) as name, s.organisation_name, coalesce(l.id_last4, s.last4) as id_last4,
                   coalesce(l.amount_fen - l.reclaimed_fen, m.amount_fen) as left_fen, m.claim_id,
                   m.amount_fen as claim_fen,
                   exists (select from entitlement.clawback c
                            where (c.line_id = l.line_id or c.claim_id = m.claim_id)
                              and c.state in ('proposed', 'open')) as is_busy
              from entitlement.award a
              left join entitlement.payment_line l on l.award_id = a.award_id and l.state = 'paid'
              left join lateral (select m.claim_id, m.amount_fen
                                   from entitlement.claim m
                                  where m.award_id = a.award_id and m.state = 'open'
                                    and not exists (select from entitlement.clawback c
                                                     where c.claim_id = m.claim_id and c.state in ('open', 'settled'))
                                  order by m.claim_id
                                  limit 1) m on true
              %s\
            """
                    .formatted(SUBJECT);

    private final JdbcClient jdbc;

    ClawbackRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What of an award can be asked back.
     *
     * @param line that was paid; null of a voucher
     * @param leftFen what may still be asked back
     * @param claim an accepted correction that asks for money and is not carried out; null for none
     * @param claimFen what it asks for; null for none
     * @param isBusy whether a clawback of it is proposed or open
     */
    record Paid(
            @Nullable UUID line,
            UUID award,
            UUID subject,
            UUID policyVersionId,
            String policyCode,
            PartyName name,
            String idLast4,
            long leftFen,
            @Nullable UUID claim,
            @Nullable Long claimFen,
            boolean isBusy) {}

    /** Empty if there is none in this scope, or it was not paid. */
    Optional<Paid> paid(UUID line) {
        return jdbc.sql(PAID + "where l.line_id = :line")
                .param("line", line)
                .query(ClawbackRepository::paid)
                .optional();
    }

    /** By any claim of the award; empty if there is none, or it is asked back. */
    Optional<Paid> claimed(UUID claim) {
        return jdbc.sql(
                        PAID
                                + """
                                where a.award_id = (select m.award_id
                                                      from entitlement.claim m
                                                     where m.claim_id = :claim)
                                  and m.claim_id is not null\
                                """)
                .param("claim", claim)
                .query(ClawbackRepository::paid)
                .optional();
    }

    /** Whether an accepted correction claims of the same award what this one asks for besides. */
    boolean isOvertaken(UUID id) {
        return jdbc.sql(
                        """
                        select exists (select
                                         from entitlement.clawback c
                                         join entitlement.claim m on m.award_id = c.award_id
                                        where c.clawback_id = :id and c.claim_id is null and m.state = 'open'
                                          and not exists (select
                                                            from entitlement.clawback o
                                                           where o.claim_id = m.claim_id
                                                             and o.state in ('open', 'settled')))\
                        """)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    Optional<UUID> bySubmission(UUID submission) {
        return jdbc.sql(
                        "select clawback_id from entitlement.clawback where submission ="
                                + " :submission")
                .param("submission", submission)
                .query(UUID.class)
                .optional();
    }

    void insert(
            UUID id, Paid paid, ClawbackForm.Draft draft, UUID submission, UUID by, Instant now) {
        jdbc.sql(
                        """
                        insert into entitlement.clawback
                               (clawback_id, org_path, line_id, award_id, claim_id, amount_fen, reason, submission,
                                proposed_by, proposed_at, state)
                        select :id, org_path, :line, award_id, :claim, :fen, :reason, :submission, :by, :now, 'proposed'
                          from entitlement.award
                         where award_id = :award\
                        """)
                .param("id", id)
                .param("claim", paid.claim())
                .param("fen", draft.amountFen())
                .param("reason", draft.reason())
                .param("submission", submission)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("line", paid.line())
                .param("award", paid.award())
                .update();
        var plan = draft.plan();
        jdbc.sql(
                        """
                        insert into entitlement.clawback_instalment (clawback_id, number, org_path, due_on, amount_fen)
                        select c.clawback_id, n.number, c.org_path, n.due_on, n.fen
                          from entitlement.clawback c
                         cross join unnest(:numbers::int[], :days::date[], :fens::bigint[]) as n (number, due_on, fen)
                         where c.clawback_id = :id\
                        """)
                .param("numbers", TextArray.of(plan, each -> Integer.toString(each.number())))
                .param("days", TextArray.of(plan, each -> each.dueOn().toString()))
                .param("fens", TextArray.of(plan, each -> Long.toString(each.amountFen())))
                .param("id", id)
                .update();
    }

    /** Oldest first; among those to be decided also those the rest of which shall not come back. */
    List<Clawback> page(UUID viewer, State state, Cursor cursor, int limit) {
        return jdbc.sql(
                        (SELECT
                                        + """
                                        where (c.state = :state
                                               or :state = 'proposed' and c.state = 'open' and c.waiver_by is not null)
                                          and (:key::uuid is null or c.clawback_id %s :key::uuid)
                                        order by c.clawback_id %s
                                        limit :limit\
                                        """)
                                .formatted(
                                        cursor.backwards() ? "<" : ">",
                                        cursor.backwards() ? "desc" : "asc"))
                .param("state", state.stored())
                .param("key", cursor.key())
                .param("limit", limit)
                .query((row, number) -> clawback(row, viewer))
                .list();
    }

    int countProposed(UUID viewer) {
        return jdbc.sql(
                        """
                        select count(*)
                          from entitlement.clawback
                         where state = 'proposed' and proposed_by <> :viewer
                            or state = 'open' and waiver_by <> :viewer\
                        """)
                .param("viewer", viewer)
                .query(Integer.class)
                .single();
    }

    Optional<Clawback> find(UUID id, UUID viewer) {
        return jdbc.sql(SELECT + " where c.clawback_id = :id")
                .param("id", id)
                .query((row, number) -> clawback(row, viewer))
                .optional();
    }

    /** Held until the transaction ends; after the pool. */
    Clawback lock(UUID id, UUID viewer) {
        return jdbc.sql(SELECT + " where c.clawback_id = :id for update of c")
                .param("id", id)
                .query((row, number) -> clawback(row, viewer))
                .single();
    }

    List<Instalment> plan(UUID id) {
        return jdbc.sql(
                        """
                        select number, due_on, amount_fen
                          from entitlement.clawback_instalment
                         where clawback_id = :id
                         order by number\
                        """)
                .param("id", id)
                .query((row, number) ->
                        new Instalment(
                                row.getInt("number"),
                                row.getDate("due_on").toLocalDate(),
                                row.getLong("amount_fen")))
                .list();
    }

    List<Receipt> receipts(UUID id) {
        return jdbc.sql(
                        """
                        select received_on, amount_fen, reference
                          from entitlement.clawback_receipt
                         where clawback_id = :id
                         order by receipt_id\
                        """)
                .param("id", id)
                .query((row, number) ->
                        new Receipt(
                                row.getDate("received_on").toLocalDate(),
                                row.getLong("amount_fen"),
                                row.getString("reference")))
                .list();
    }

    void decide(UUID id, State state, UUID by, String decision, Instant now) {
        jdbc.sql(
                        """
                        update entitlement.clawback
                           set state = :state, decided_by = :by, decided_at = :now, decision = :decision
                         where clawback_id = :id\
                        """)
                .param("state", state.stored())
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("decision", decision)
                .param("id", id)
                .update();
    }

    boolean isReceived(UUID submission) {
        return jdbc.sql(
                        """
                        select exists (select from entitlement.clawback_receipt where submission = :submission)\
                        """)
                .param("submission", submission)
                .query(Boolean.class)
                .single();
    }

    /** Whether the same money stands there: of this day, number and amount. */
    boolean isReceived(UUID clawback, Receipt receipt) {
        return jdbc.sql(
                        """
                        select exists (select
                                         from entitlement.clawback_receipt
                                        where clawback_id = :clawback
                                          and received_on = :on
                                          and amount_fen = :fen
                                          and reference = :reference)\
                        """)
                .param("clawback", clawback)
                .param("on", Date.valueOf(receipt.receivedOn()))
                .param("fen", receipt.amountFen())
                .param("reference", receipt.reference())
                .query(Boolean.class)
                .single();
    }

    void receive(UUID clawback, Receipt receipt, UUID submission, UUID by, Instant now) {
        jdbc.sql(
                        """
                        insert into entitlement.clawback_receipt
                               (receipt_id, clawback_id, org_path, received_on, amount_fen, reference, submission,
                                recorded_by, recorded_at)
                        select :id, clawback_id, org_path, :on, :fen, :reference, :submission, :by, :now
                          from entitlement.clawback
                         where clawback_id = :clawback\
                        """)
                .param("id", Ids.newId())
                .param("on", Date.valueOf(receipt.receivedOn()))
                .param("fen", receipt.amountFen())
                .param("reference", receipt.reference())
                .param("submission", submission)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("clawback", clawback)
                .update();
    }

    private static PartyName name(ResultSet row) throws SQLException {
        return "organisation".equals(row.getString("payee"))
                ? new PartyName.OfOrganisation(row.getString("name"))
                : PartyName.of(row.getString("name"), row.getString("organisation_name"));
    }

    private static Paid paid(ResultSet row, int number) throws SQLException {
        return new Paid(
                row.getObject("line_id", UUID.class),
                row.getObject("award_id", UUID.class),
                row.getObject("subject_id", UUID.class),
                row.getObject("policy_version_id", UUID.class),
                row.getString("policy_code"),
                name(row),
                row.getString("id_last4"),
                row.getLong("left_fen"),
                row.getObject("claim_id", UUID.class),
                row.getObject("claim_fen", Long.class),
                row.getBoolean("is_busy"));
    }

    private static Clawback clawback(ResultSet row, UUID viewer) throws SQLException {
        return new Clawback(
                row.getObject("clawback_id", UUID.class),
                row.getObject("award_id", UUID.class),
                row.getObject("subject_id", UUID.class),
                row.getObject("policy_version_id", UUID.class),
                row.getString("policy_code"),
                name(row),
                row.getString("id_last4"),
                row.getLong("amount_fen"),
                row.getLong("received_fen"),
                row.getString("reason"),
                State.of(row.getString("state")),
                row.getTimestamp("proposed_at").toInstant(),
                row.getString("decision"),
                viewer.equals(row.getObject("proposed_by", UUID.class)),
                row.getString("waiver_reason"),
                viewer.equals(row.getObject("waiver_by", UUID.class)));
    }
}
