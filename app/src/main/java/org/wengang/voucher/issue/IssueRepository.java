package org.wengang.voucher.issue;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.database.TextArray;
import org.wengang.engine.schema.Label;
import org.wengang.entitlement.VoucherAwards.HandedOut;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PartyName;
import org.wengang.voucher.VoucherCodes.Kept;
import org.wengang.web.component.Cursor;

/** Issues and the vouchers they made. */
@Component
final class IssueRepository {

    private static final String SELECT =
            """
            select issue_id, org_path, policy_version_id, policy_code, policy_title, policy_title_en, first_day,
                   last_day, partial, issued_at, voucher_count, total_fen
              from voucher.issue
            """;

    private static final String LINES =
            """
            select v.voucher_id, v.number, s.name, s.organisation_name, s.last4, v.face_fen, v.left_fen, v.is_stopped,
                   v.code_sealed
              from voucher.voucher v
              join entitlement.published_award a using (award_id)
              join registry.published_subject s using (subject_id)
             where v.issue_id = :issue
               and (:key::int is null or v.number %s :key::int)
             order by v.number %s
             limit :limit\
            """;

    private final JdbcClient jdbc;

    IssueRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A voucher with its code as stored. */
    record SealedSlip(VoucherLine line, byte[] code) {}

    Optional<UUID> bySubmission(UUID submission) {
        return jdbc.sql("select issue_id from voucher.issue where submission = :submission")
                .param("submission", submission)
                .query(UUID.class)
                .optional();
    }

    void insert(Issue issue, UUID by, UUID submission) {
        jdbc.sql(
                        """
                        insert into voucher.issue
                               (issue_id, org_path, policy_version_id, policy_code, policy_title, policy_title_en,
                                submission, first_day, last_day, partial, issued_at, issued_by, voucher_count,
                                total_fen)
                        values (:id, :org, :policy, :code, :title, :titleEn, :submission, :first, :last, :partial, :at,
                                :by, :count, :total)\
                        """)
                .param("id", issue.id())
                .param("org", issue.organisation().value())
                .param("policy", issue.policyVersionId())
                .param("code", issue.policyCode())
                .param("title", issue.policyTitle().chinese())
                .param("titleEn", issue.policyTitle().english())
                .param("submission", submission)
                .param("first", Date.valueOf(issue.firstDay()))
                .param("last", Date.valueOf(issue.lastDay()))
                .param("partial", issue.partial())
                .param("at", Timestamp.from(issue.issuedAt()))
                .param("by", by)
                .param("count", issue.voucherCount())
                .param("total", issue.totalFen())
                .update();
    }

    /**
     * One of each award, numbered in their order.
     *
     * @param codes as many as awards
     */
    void insertVouchers(Issue issue, List<HandedOut> awards, List<Kept> codes) {
        jdbc.sql(
                        """
                        insert into voucher.voucher
                               (voucher_id, issue_id, number, award_id, org_path, code_index, code_sealed, face_fen,
                                left_fen, first_day, last_day, partial)
                        select n.voucher_id, i.issue_id, n.number, a.award_id, a.org_path, decode(n.code_index, 'hex'),
                               decode(n.code_sealed, 'hex'), a.amount_fen, a.amount_fen, i.first_day, i.last_day,
                               i.partial
                          from unnest(:ids::uuid[], :awards::uuid[], :indexes::text[], :codes::text[])
                               with ordinality as n (voucher_id, award_id, code_index, code_sealed, number)
                          join entitlement.voucher_award a on a.award_id = n.award_id
                          join voucher.issue i on i.issue_id = :issue\
                        """)
                .param("issue", issue.id())
                .param("ids", TextArray.of(awards, award -> Ids.newId().toString()))
                .param("awards", TextArray.of(awards, award -> award.award().toString()))
                .param("indexes", TextArray.of(codes, Kept::indexHex))
                .param("codes", TextArray.of(codes, Kept::sealedHex))
                .update();
    }

    Optional<Issue> find(UUID id) {
        return jdbc.sql(SELECT + "where issue_id = :id")
                .param("id", id)
                .query(IssueRepository::issue)
                .optional();
    }

    /** Newest first. */
    List<Issue> page(Cursor cursor, int limit) {
        return jdbc.sql(
                        (SELECT
                                        + """
                                        where :key::uuid is null or issue_id %s :key::uuid
                                        order by issue_id %s
                                        limit :limit\
                                        """)
                                .formatted(
                                        cursor.backwards() ? ">" : "<",
                                        cursor.backwards() ? "asc" : "desc"))
                .param("key", cursor.key())
                .param("limit", limit)
                .query(IssueRepository::issue)
                .list();
    }

    List<VoucherLine> lines(UUID issue, Cursor cursor, int limit) {
        return sealed(issue, cursor, limit).stream().map(SealedSlip::line).toList();
    }

    List<SealedSlip> sealed(UUID issue, Cursor cursor, int limit) {
        return jdbc.sql(
                        LINES.formatted(
                                cursor.backwards() ? "<" : ">",
                                cursor.backwards() ? "desc" : "asc"))
                .param("issue", issue)
                .param("key", cursor.key())
                .param("limit", limit)
                .query((row, number) ->
                        new SealedSlip(
                                new VoucherLine(
                                        row.getObject("voucher_id", UUID.class),
                                        row.getInt("number"),
                                        PartyName.of(
                                                row.getString("name"),
                                                row.getString("organisation_name")),
                                        row.getString("last4"),
                                        row.getLong("face_fen"),
                                        row.getLong("left_fen"),
                                        row.getBoolean("is_stopped")),
                                row.getBytes("code_sealed")))
                .list();
    }

    private static Issue issue(ResultSet row, int number) throws SQLException {
        return new Issue(
                row.getObject("issue_id", UUID.class),
                new OrgPath(row.getString("org_path")),
                row.getObject("policy_version_id", UUID.class),
                row.getString("policy_code"),
                new Label(row.getString("policy_title"), row.getString("policy_title_en")),
                row.getDate("first_day").toLocalDate(),
                row.getDate("last_day").toLocalDate(),
                row.getBoolean("partial"),
                row.getTimestamp("issued_at").toInstant(),
                row.getInt("voucher_count"),
                row.getLong("total_fen"));
    }
}
