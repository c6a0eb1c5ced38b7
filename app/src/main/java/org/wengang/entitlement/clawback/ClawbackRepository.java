package org.wengang.entitlement.clawback;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.entitlement.clawback.Clawback.Instalment;
import org.wengang.entitlement.clawback.Clawback.Receipt;
import org.wengang.entitlement.clawback.Clawback.State;
import org.wengang.kernel.Ids;
import org.wengang.kernel.PartyName;
import org.wengang.web.component.Cursor;

/** What is asked back, and what came. */
@Component
final class ClawbackRepository {

    private static final String SELECT =
            """
            select c.clawback_id, c.award_id, a.subject_id, a.policy_version_id, a.policy_code, l.payee, l.name,
                   l.id_last4, c.amount_fen, c.received_fen, c.reason, c.state, c.proposed_at, c.proposed_by, c.decision
              from entitlement.clawback c
              join entitlement.payment_line l using (line_id)
              join entitlement.award a on a.award_id = c.award_id
            """;

    private final JdbcClient jdbc;

    ClawbackRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A paid line.
     *
     * @param leftFen what may still be asked back
     * @param claim an accepted correction that asks for money and is not carried out; null for none
     * @param claimFen what it asks for; null for none
     * @param isBusy whether a clawback of it is proposed or open
     */
    record Paid(
            UUID line,
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
        return jdbc.sql(
                        """
                        select l.line_id, l.award_id, a.subject_id, a.policy_version_id, a.policy_code, l.payee, l.name,
                               l.id_last4, l.amount_fen - l.reclaimed_fen as left_fen, m.claim_id, m.amount_fen as claim_fen,
                               exists (select from entitlement.clawback c
                                        where c.line_id = l.line_id and c.state in ('proposed', 'open')) as is_busy
                          from entitlement.payment_line l
                          join entitlement.award a using (award_id)
                          left join lateral (select m.claim_id, m.amount_fen
                                               from entitlement.claim m
                                              where m.award_id = l.award_id and m.state = 'open'
                                                and not exists (select from entitlement.clawback c
                                                                 where c.claim_id = m.claim_id and c.state <> 'refused')
                                              order by m.claim_id
                                              limit 1) m on true
                         where l.line_id = :line and l.state = 'paid'\
                        """)
                .param("line", line)
                .query((row, number) ->
                        new Paid(
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
                                row.getBoolean("is_busy")))
                .optional();
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
                        select :id, org_path, line_id, award_id, :claim, :fen, :reason, :submission, :by, :now, 'proposed'
                          from entitlement.payment_line
                         where line_id = :line\
                        """)
                .param("id", id)
                .param("claim", paid.claim())
                .param("fen", draft.amountFen())
                .param("reason", draft.reason())
                .param("submission", submission)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("line", paid.line())
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
                .param("numbers", texts(plan, each -> Integer.toString(each.number())))
                .param("days", texts(plan, each -> each.dueOn().toString()))
                .param("fens", texts(plan, each -> Long.toString(each.amountFen())))
                .param("id", id)
                .update();
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    /** Oldest first. */
    List<Clawback> page(UUID viewer, State state, Cursor cursor, int limit) {
        return jdbc.sql(
                        (SELECT
                                        + """
                                        where c.state = :state
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
                         where state = 'proposed' and proposed_by <> :viewer\
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
        var name = row.getString("name");
        return row.getString("payee").equals("organisation")
                ? new PartyName.OfOrganisation(name)
                : PartyName.of(name, null);
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
                viewer.equals(row.getObject("proposed_by", UUID.class)));
    }
}
