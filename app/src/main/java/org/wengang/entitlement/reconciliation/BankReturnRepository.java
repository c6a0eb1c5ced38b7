package org.wengang.entitlement.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.database.TextArray;
import org.wengang.entitlement.payment.PaymentLine.State;
import org.wengang.entitlement.reconciliation.BankReturn.Misfit;
import org.wengang.entitlement.reconciliation.BankReturn.Refusal;

/** Return files, and what they settle. */
@Component
final class BankReturnRepository {

    private final JdbcClient jdbc;

    BankReturnRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A batch as far as a return must know it. */
    record Batch(UUID id, UUID policyVersionId, LocalDate madeOn, boolean isReleased) {}

    /** A line as it stands. */
    record Line(UUID id, long amountFen, State state) {}

    /**
     * What a row settles.
     *
     * @param reason empty where it was paid
     * @param code empty where the bank gives none
     */
    record Settled(UUID line, boolean isPaid, LocalDate day, String reason, String code) {}

    Optional<UUID> policyOf(UUID batch) {
        return jdbc.sql(
                        """
                        select policy_version_id
                          from entitlement.payment_batch
                         where payment_batch_id = :batch\
                        """)
                .param("batch", batch)
                .query(UUID.class)
                .optional();
    }

    /** Held until the transaction ends. */
    Batch lock(UUID batch) {
        return jdbc.sql(
                        """
                        select payment_batch_id, policy_version_id, made_on, released_at is not null as is_released
                          from entitlement.payment_batch
                         where payment_batch_id = :batch
                           for update\
                        """)
                .param("batch", batch)
                .query((row, number) ->
                        new Batch(
                                row.getObject("payment_batch_id", UUID.class),
                                row.getObject("policy_version_id", UUID.class),
                                row.getDate("made_on").toLocalDate(),
                                row.getBoolean("is_released")))
                .single();
    }

    Map<UUID, Line> lines(UUID batch) {
        var lines = new HashMap<UUID, Line>();
        jdbc.sql(
                        """
                        select line_id, amount_fen, state
                          from entitlement.payment_line
                         where payment_batch_id = :batch\
                        """)
                .param("batch", batch)
                .query((row, number) ->
                        new Line(
                                row.getObject("line_id", UUID.class),
                                row.getLong("amount_fen"),
                                State.of(row.getString("state"))))
                .list()
                .forEach(line -> lines.put(line.id(), line));
        return lines;
    }

    /** The same file, taken before. */
    Optional<UUID> takenBefore(UUID batch, byte[] sm3) {
        return jdbc.sql(
                        """
                        select return_id
                          from entitlement.bank_return
                         where payment_batch_id = :batch and sm3 = :sm3 and is_taken\
                        """)
                .param("batch", batch)
                .param("sm3", sm3)
                .query(UUID.class)
                .optional();
    }

    void settle(List<Settled> settled, UUID by, Instant now) {
        jdbc.sql(
                        """
                        update entitlement.payment_line l
                           set state = case when s.is_paid then 'paid' else 'bounced' end, settled_on = s.day,
                               settled_by = :by, settled_at = :now, bounce_code = nullif(s.code, ''),
                               bounce_reason = nullif(s.reason, '')
                          from unnest(:lines::uuid[], :paid::boolean[], :days::date[], :reasons::text[],
                                      :codes::text[]) as s (line_id, is_paid, day, reason, code)
                         where l.line_id = s.line_id and l.state = 'open'\
                        """)
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("lines", TextArray.of(settled, each -> each.line().toString()))
                .param("paid", TextArray.of(settled, each -> Boolean.toString(each.isPaid())))
                .param("days", TextArray.of(settled, each -> each.day().toString()))
                .param("reasons", TextArray.of(settled, Settled::reason))
                .param("codes", TextArray.of(settled, Settled::code))
                .update();
    }

    void insert(UUID batch, BankReturn taken, byte[] sm3, UUID by) {
        jdbc.sql(
                        """
                        insert into entitlement.bank_return
                               (return_id, org_path, payment_batch_id, file_name, sm3, received_by, received_at, is_taken,
                                paid_count, bounced_count, known_count, refused_count)
                        select :id, org_path, payment_batch_id, :name, :sm3, :by, :at, :taken, :paid, :bounced, :known,
                               :refused
                          from entitlement.payment_batch
                         where payment_batch_id = :batch\
                        """)
                .param("id", taken.id())
                .param("name", taken.fileName())
                .param("sm3", sm3)
                .param("by", by)
                .param("at", Timestamp.from(taken.receivedAt()))
                .param("taken", taken.isTaken())
                .param("paid", taken.paid())
                .param("bounced", taken.bounced())
                .param("known", taken.known())
                .param("refused", taken.refusals().size())
                .param("batch", batch)
                .update();
        jdbc.sql(
                        """
                        insert into entitlement.bank_return_refusal (return_id, row_number, org_path, problem)
                        select r.return_id, n.row_number, r.org_path, n.problem
                          from entitlement.bank_return r
                         cross join unnest(:rows::int[], :problems::text[]) as n (row_number, problem)
                         where r.return_id = :id\
                        """)
                .param("rows", TextArray.of(taken.refusals(), each -> Integer.toString(each.row())))
                .param("problems", TextArray.of(taken.refusals(), each -> each.misfit().stored()))
                .param("id", taken.id())
                .update();
    }

    /** Newest first, each with its first refusals. */
    List<BankReturn> of(UUID batch, int refusalsShown) {
        return jdbc.sql(
                        """
                        select return_id, file_name, received_at, paid_count, bounced_count, known_count
                          from entitlement.bank_return
                         where payment_batch_id = :batch
                         order by return_id desc\
                        """)
                .param("batch", batch)
                .query((row, number) -> found(row, refusalsShown))
                .list();
    }

    private BankReturn found(ResultSet row, int refusalsShown) throws SQLException {
        var id = row.getObject("return_id", UUID.class);
        return new BankReturn(
                id,
                row.getString("file_name"),
                row.getTimestamp("received_at").toInstant(),
                row.getInt("paid_count"),
                row.getInt("bounced_count"),
                row.getInt("known_count"),
                refusals(id, refusalsShown));
    }

    private List<Refusal> refusals(UUID id, int limit) {
        return jdbc.sql(
                        """
                        select row_number, problem
                          from entitlement.bank_return_refusal
                         where return_id = :id
                         order by row_number
                         limit :limit\
                        """)
                .param("id", id)
                .param("limit", limit)
                .query((row, number) ->
                        new Refusal(row.getInt("row_number"), Misfit.of(row.getString("problem"))))
                .list();
    }
}
