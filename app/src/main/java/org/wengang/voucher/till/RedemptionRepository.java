package org.wengang.voucher.till;

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
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.database.TextArray;
import org.wengang.kernel.OrgPath;

/** What was spent where. What may not be, the database refuses. */
@Component
final class RedemptionRepository {

    private static final String COLUMNS =
            """
            r.redemption_id, r.day, r.at, r.amount_fen, r.left_fen, r.reverses,
                   (select b.redemption_id from voucher.redemption b where b.reverses = r.redemption_id) as reversed_by
            """;

    private final JdbcClient jdbc;

    RedemptionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a request with a key came to.
     *
     * @param isOfCode whether the voucher has that code, or had it
     */
    record Kept(Redemption redemption, UUID merchant, boolean isOfCode) {

        /** Whether the same merchant asked for the same. */
        boolean isRedemption(UUID merchant, long amountFen) {
            return redemption.reverses() == null
                    && this.merchant.equals(merchant)
                    && isOfCode
                    && redemption.amountFen() == amountFen;
        }

        boolean isReversal(UUID merchant, UUID of) {
            return this.merchant.equals(merchant) && of.equals(redemption.reverses());
        }
    }

    /**
     * A request of a till.
     *
     * @param key the same one is the same request
     */
    record Asked(UUID id, UUID key, UUID merchant, OrgPath office, Instant at, LocalDate day) {}

    /**
     * An amount of a voucher.
     *
     * @param code keyed hash of it
     * @param amountFen more than 0
     */
    record Wanted(Asked asked, byte[] code, long amountFen) {}

    /**
     * Takes the amount from the voucher; empty where this office has no such voucher. Outside a
     * transaction it is one of its own.
     *
     * @throws DataIntegrityViolationException by the constraint that forbids it
     */
    Optional<Redemption> redeem(Asked asked, byte[] code, long amountFen) {
        return jdbc.sql(
                        """
                        select redemption_id, day, at, amount_fen, left_fen, reverses, null::uuid as reversed_by
                          from voucher.redeem(:id, :key, :code, :merchant, :office, :at, :day, :amount)\
                        """)
                .param("id", asked.id())
                .param("key", asked.key())
                .param("merchant", asked.merchant())
                .param("office", asked.office().value())
                .param("day", Date.valueOf(asked.day()))
                .param("at", Timestamp.from(asked.at()))
                .param("amount", amountFen)
                .param("code", code)
                .query(RedemptionRepository::redemption)
                .optional();
    }

    /**
     * Takes from several vouchers in one transaction what nothing stands against; who is missing
     * gets nothing.
     *
     * @throws DataIntegrityViolationException where somebody was faster; then nothing was taken
     */
    List<Redemption> redeem(List<Wanted> all) {
        return jdbc.sql(
                        """
                        select redemption_id, day, at, amount_fen, left_fen, reverses, null::uuid as reversed_by
                          from voucher.redeem_together(
                                   :ids::uuid[], :keys::uuid[],
                                   (select array_agg(decode(h, 'hex') order by n)
                                      from unnest(:codes::text[]) with ordinality as u (h, n)),
                                   :merchants::uuid[], :offices, :ats::timestamptz[], :days::date[],
                                   :amounts::bigint[])\
                        """)
                .param("ids", TextArray.of(all, each -> each.asked().id().toString()))
                .param("keys", TextArray.of(all, each -> each.asked().key().toString()))
                .param("codes", TextArray.of(all, each -> HexFormat.of().formatHex(each.code())))
                .param("merchants", TextArray.of(all, each -> each.asked().merchant().toString()))
                .param("offices", TextArray.of(all, each -> each.asked().office().value()))
                .param("ats", TextArray.of(all, each -> each.asked().at().toString()))
                .param("days", TextArray.of(all, each -> each.asked().day().toString()))
                .param("amounts", TextArray.of(all, each -> Long.toString(each.amountFen())))
                .query(RedemptionRepository::redemption)
                .list();
    }

    /**
     * Gives back what a redemption of the same merchant took that day; empty where there is none.
     *
     * @throws DataIntegrityViolationException by the constraint that forbids it
     */
    Optional<Redemption> reverse(Asked asked, UUID redemption) {
        return jdbc.sql(
                        """
                        select redemption_id, day, at, amount_fen, left_fen, reverses, null::uuid as reversed_by
                          from voucher.reverse(:id, :key, :redemption, :merchant, :at, :day)\
                        """)
                .param("id", asked.id())
                .param("key", asked.key())
                .param("merchant", asked.merchant())
                .param("day", Date.valueOf(asked.day()))
                .param("at", Timestamp.from(asked.at()))
                .param("redemption", redemption)
                .query(RedemptionRepository::redemption)
                .optional();
    }

    /**
     * @param code keyed hash of the one the request came with
     */
    Optional<Kept> byKey(UUID key, byte[] code) {
        return jdbc.sql(
                        """
                        select %s, r.merchant_id,
                               v.code_index = :code
                               or exists (select from voucher.stop s
                                           where s.voucher_id = v.voucher_id and s.former_index = :code) as is_of_code
                          from voucher.redemption r
                          join voucher.voucher v using (voucher_id)
                         where r.key = :key\
                        """
                                .formatted(COLUMNS))
                .param("key", key)
                .param("code", code)
                .query((row, number) ->
                        new Kept(
                                redemption(row, number),
                                row.getObject("merchant_id", UUID.class),
                                row.getBoolean("is_of_code")))
                .optional();
    }

    Optional<Redemption> find(UUID merchant, UUID id) {
        return jdbc.sql(
                        """
                        select %s
                          from voucher.redemption r
                         where r.redemption_id = :id and r.merchant_id = :merchant\
                        """
                                .formatted(COLUMNS))
                .param("id", id)
                .param("merchant", merchant)
                .query(RedemptionRepository::redemption)
                .optional();
    }

    /** Whether a voucher had this code, wherever it holds if the scope reaches there. */
    boolean isFormer(byte[] code) {
        return jdbc.sql("select exists (select from voucher.stop where former_index = :code)")
                .param("code", code)
                .query(Boolean.class)
                .single();
    }

    /** Whether the voucher it took from was stopped or corrected since. */
    boolean isOfStopped(UUID redemption) {
        return jdbc.sql(
                        """
                        select exists (select
                                         from voucher.redemption r
                                         join voucher.voucher v using (voucher_id)
                                        where r.redemption_id = :redemption and (v.is_stopped or v.kept_fen > 0))\
                        """)
                .param("redemption", redemption)
                .query(Boolean.class)
                .single();
    }

    /** The merchant's of that day which stand in no statement yet, newest first. */
    List<Redemption> newest(UUID merchant, LocalDate day, int limit) {
        return jdbc.sql(
                        """
                        select %s
                          from voucher.redemption r
                         where r.merchant_id = :merchant and r.day = :day and r.statement_id is null
                         order by r.redemption_id desc
                         limit :limit\
                        """
                                .formatted(COLUMNS))
                .param("merchant", merchant)
                .param("day", Date.valueOf(day))
                .param("limit", limit)
                .query(RedemptionRepository::redemption)
                .list();
    }

    /** Redemptions less reversals of that day which stand in no statement yet. */
    long sumFen(UUID merchant, LocalDate day) {
        return jdbc.sql(
                        """
                        select coalesce(sum(amount_fen), 0)::bigint
                          from voucher.redemption
                         where merchant_id = :merchant and day = :day and statement_id is null\
                        """)
                .param("merchant", merchant)
                .param("day", Date.valueOf(day))
                .query(Long.class)
                .single();
    }

    /** The voucher of a code, wherever it holds if the scope reaches there. */
    Optional<SpendableVoucher> voucher(byte[] code) {
        return jdbc.sql(
                        """
                        select voucher_id, org_path, left_fen, first_day, last_day, partial,
                               expired_fen is not null as is_void,
                               is_stopped or reduced_fen > 0 and face_fen = reduced_fen + kept_fen as is_stopped
                          from voucher.voucher
                         where code_index = :code\
                        """)
                .param("code", code)
                .query((row, number) ->
                        new SpendableVoucher(
                                row.getObject("voucher_id", UUID.class),
                                new OrgPath(row.getString("org_path")),
                                row.getLong("left_fen"),
                                row.getDate("first_day").toLocalDate(),
                                row.getDate("last_day").toLocalDate(),
                                row.getBoolean("partial"),
                                row.getBoolean("is_void"),
                                row.getBoolean("is_stopped")))
                .optional();
    }

    private static Redemption redemption(ResultSet row, int number) throws SQLException {
        return new Redemption(
                row.getObject("redemption_id", UUID.class),
                row.getDate("day").toLocalDate(),
                row.getTimestamp("at").toInstant(),
                row.getLong("amount_fen"),
                row.getLong("left_fen"),
                row.getObject("reverses", UUID.class),
                row.getObject("reversed_by", UUID.class));
    }
}
