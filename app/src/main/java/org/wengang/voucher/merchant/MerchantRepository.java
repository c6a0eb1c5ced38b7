package org.wengang.voucher.merchant;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;

/** The lists of merchants. */
@Component
final class MerchantRepository {

    private static final String SELECT =
            """
            select merchant_id, org_path, name, uscc, address, kind, first_day, last_day, most_a_day_fen,
                   most_uses_a_day, closed_at
              from voucher.merchant
            """;

    private final JdbcClient jdbc;

    MerchantRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Merchant> bySubmission(UUID submission) {
        return jdbc.sql(SELECT + "where submission = :submission")
                .param("submission", submission)
                .query(MerchantRepository::merchant)
                .optional();
    }

    void insert(Merchant merchant, UUID by, Instant at, UUID submission) {
        jdbc.sql(
                        """
                        insert into voucher.merchant
                               (merchant_id, org_path, name, uscc, address, kind, first_day, last_day, most_a_day_fen,
                                most_uses_a_day, submission, listed_at, listed_by)
                        values (:id, :org, :name, :uscc, :address, :kind, :first, :last, :most, :uses, :submission,
                                :at, :by)\
                        """)
                .param("id", merchant.id())
                .param("org", merchant.organisation().value())
                .param("name", merchant.name())
                .param("uscc", merchant.uscc())
                .param("address", merchant.address())
                .param("kind", merchant.kind().code())
                .param("first", Date.valueOf(merchant.firstDay()))
                .param("last", Date.valueOf(merchant.lastDay()))
                .param("most", merchant.mostADayFen())
                .param("uses", merchant.mostUsesADay())
                .param("submission", submission)
                .param("at", Timestamp.from(at))
                .param("by", by)
                .update();
    }

    /** False if it was closed already. */
    boolean close(UUID merchant, UUID by, Instant at) {
        return jdbc.sql(
                                """
                                update voucher.merchant
                                   set closed_at = :at, closed_by = :by
                                 where merchant_id = :merchant and closed_at is null\
                                """)
                        .param("at", Timestamp.from(at))
                        .param("by", by)
                        .param("merchant", merchant)
                        .update()
                == 1;
    }

    Optional<Merchant> find(UUID id) {
        return jdbc.sql(SELECT + "where merchant_id = :id")
                .param("id", id)
                .query(MerchantRepository::merchant)
                .optional();
    }

    /** Those on the list first, then by office and name. */
    List<Merchant> all() {
        return jdbc.sql(SELECT + "order by closed_at is not null, org_path, name, merchant_id")
                .query(MerchantRepository::merchant)
                .list();
    }

    /** What it may take from now on; null for no limit. False if it is on no list any more. */
    boolean limit(UUID merchant, @Nullable Long mostADayFen, @Nullable Integer mostUses) {
        return jdbc.sql(
                                """
                                update voucher.merchant
                                   set most_a_day_fen = :most, most_uses_a_day = :uses
                                 where merchant_id = :merchant and closed_at is null\
                                """)
                        .param("most", mostADayFen)
                        .param("uses", mostUses)
                        .param("merchant", merchant)
                        .update()
                == 1;
    }

    /** Places of some kinds that take what the office gives on that day, by name. */
    List<Merchant> taking(OrgPath office, LocalDate day, Collection<PlaceKind> kinds) {
        return jdbc.sql(
                        SELECT
                                + """
                                where starts_with(:office, org_path) and closed_at is null and kind = any(:kinds)
                                  and :day between first_day and last_day
                                order by name, merchant_id\
                                """)
                .param("office", office.value())
                .param("kinds", kinds.stream().map(PlaceKind::code).toArray(String[]::new))
                .param("day", Date.valueOf(day))
                .query(MerchantRepository::merchant)
                .list();
    }

    private static Merchant merchant(ResultSet row, int number) throws SQLException {
        var closed = row.getTimestamp("closed_at");
        return new Merchant(
                row.getObject("merchant_id", UUID.class),
                new OrgPath(row.getString("org_path")),
                row.getString("name"),
                row.getString("uscc"),
                row.getString("address"),
                PlaceKind.ofCode(row.getString("kind")).orElseThrow(),
                row.getDate("first_day").toLocalDate(),
                row.getDate("last_day").toLocalDate(),
                row.getObject("most_a_day_fen", Long.class),
                row.getObject("most_uses_a_day", Integer.class),
                closed == null ? null : closed.toInstant());
    }
}
