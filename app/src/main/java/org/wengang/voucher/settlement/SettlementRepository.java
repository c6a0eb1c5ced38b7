package org.wengang.voucher.settlement;

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
import org.wengang.web.component.Cursor;

/** Statements, their lines, and what is to expire. */
@Component
final class SettlementRepository {

    private static final String SELECT =
            """
            select s.statement_id, s.merchant_id, m.name, m.uscc, s.day, s.closed_at, s.line_count, s.total_fen
              from voucher.statement s
              join voucher.merchant m using (merchant_id)
            """;

    private final JdbcClient jdbc;

    SettlementRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What ends together.
     *
     * @param id of an issue or of a campaign
     * @param policyVersionId whose pool paid it; null for a campaign
     */
    record Lot(UUID id, boolean isIssue, @Nullable UUID policyVersionId) {}

    /** By name, merchants with redemptions before that day that stand in no statement. */
    List<Unsettled> unsettled(LocalDate today) {
        return jdbc.sql(
                        """
                        select m.merchant_id, m.name, min(r.day) as since, count(*) as redemptions,
                               sum(r.amount_fen)::bigint as total_fen
                          from voucher.redemption r
                          join voucher.merchant m using (merchant_id)
                         where r.statement_id is null and r.day < :today
                         group by m.merchant_id, m.name
                         order by m.name, m.merchant_id\
                        """)
                .param("today", Date.valueOf(today))
                .query((row, number) ->
                        new Unsettled(
                                row.getObject("merchant_id", UUID.class),
                                row.getString("name"),
                                row.getDate("since").toLocalDate(),
                                row.getInt("redemptions"),
                                row.getLong("total_fen")))
                .list();
    }

    Optional<UUID> bySubmission(UUID submission) {
        return jdbc.sql("select statement_id from voucher.statement where submission = :submission")
                .param("submission", submission)
                .query(UUID.class)
                .optional();
    }

    /** The database fills in what it holds; false if this scope has no such merchant. */
    boolean settle(UUID id, UUID merchant, LocalDate day, UUID submission, UUID by, Instant at) {
        return jdbc.sql(
                                """
                                insert into voucher.statement
                                       (statement_id, merchant_id, org_path, day, submission, line_count, total_fen,
                                        closed_at, closed_by, listed_by)
                                select :id, m.merchant_id, m.org_path, :day, :submission, 1, 0, :at, :by, m.listed_by
                                  from voucher.merchant m
                                 where m.merchant_id = :merchant\
                                """)
                        .param("id", id)
                        .param("merchant", merchant)
                        .param("day", Date.valueOf(day))
                        .param("submission", submission)
                        .param("at", Timestamp.from(at))
                        .param("by", by)
                        .update()
                == 1;
    }

    Optional<Statement> find(UUID id) {
        return jdbc.sql(SELECT + "where s.statement_id = :id")
                .param("id", id)
                .query(SettlementRepository::statement)
                .optional();
    }

    /**
     * Newest first.
     *
     * @param merchant null for all merchants'
     */
    List<Statement> page(@Nullable UUID merchant, Cursor cursor, int limit) {
        return jdbc.sql(
                        (SELECT
                                        + """
                                        where (:merchant::uuid is null or s.merchant_id = :merchant::uuid)
                                          and (:key::uuid is null or s.statement_id %s :key::uuid)
                                        order by s.statement_id %s
                                        limit :limit\
                                        """)
                                .formatted(
                                        cursor.backwards() ? ">" : "<",
                                        cursor.backwards() ? "asc" : "desc"))
                .param("merchant", merchant)
                .param("key", cursor.key())
                .param("limit", limit)
                .query(SettlementRepository::statement)
                .list();
    }

    /** All of a statement, in the order they came. */
    List<StatementLine> lines(UUID statement) {
        return jdbc.sql(
                        """
                        select redemption_id, day, at, amount_fen
                          from voucher.redemption
                         where statement_id = :statement
                         order by redemption_id\
                        """)
                .param("statement", statement)
                .query(SettlementRepository::line)
                .list();
    }

    /** What a merchant redeemed before that day that stands in no statement, in that order. */
    List<StatementLine> unsettledLines(UUID merchant, LocalDate today) {
        return jdbc.sql(
                        """
                        select redemption_id, day, at, amount_fen
                          from voucher.redemption
                         where merchant_id = :merchant and statement_id is null and day < :today
                         order by redemption_id\
                        """)
                .param("merchant", merchant)
                .param("today", Date.valueOf(today))
                .query(SettlementRepository::line)
                .list();
    }

    private static StatementLine line(ResultSet row, int number) throws SQLException {
        return new StatementLine(
                row.getObject("redemption_id", UUID.class),
                row.getDate("day").toLocalDate(),
                row.getTimestamp("at").toInstant(),
                row.getLong("amount_fen"));
    }

    /**
     * Issues with vouchers whose last day is before that day and of which something is left, and
     * campaigns that no pool pays; the others are followed where they are.
     */
    List<Lot> over(LocalDate today) {
        return jdbc.sql(
                        """
                        select o.lot, i.issue_id is not null as is_issue,
                               i.policy_version_id
                          from (select distinct coalesce(v.issue_id, v.campaign_id) as lot
                                  from voucher.voucher v
                                 where v.last_day < :today and v.left_fen > 0 and v.expired_fen is null) o
                          left join voucher.issue i on i.issue_id = o.lot
                          left join voucher.campaign c on c.campaign_id = o.lot
                         where c.policy_version_id is null
                         order by policy_version_id, o.lot\
                        """)
                .param("today", Date.valueOf(today))
                .query((row, number) ->
                        new Lot(
                                row.getObject("lot", UUID.class),
                                row.getBoolean("is_issue"),
                                row.getObject("policy_version_id", UUID.class)))
                .list();
    }

    private static Statement statement(ResultSet row, int number) throws SQLException {
        return new Statement(
                row.getObject("statement_id", UUID.class),
                row.getObject("merchant_id", UUID.class),
                row.getString("name"),
                row.getString("uscc"),
                row.getDate("day").toLocalDate(),
                row.getTimestamp("closed_at").toInstant(),
                row.getInt("line_count"),
                row.getLong("total_fen"));
    }
}
