package org.wengang.entitlement.notice;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.engine.schema.Label;
import org.wengang.entitlement.award.HashedJoinRepository;
import org.wengang.entitlement.award.PolicyNameRepository;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PartyName;
import org.wengang.web.component.Cursor;

/** Notices and their lines; both may be read by anybody. */
@Component
final class NoticeRepository {

    private static final String SELECT =
            """
            select notice_id, org_path, policy_version_id, policy_code, policy_title, policy_title_en, title,
                   published_at, published_on, last_day, public_until, line_count, total_fen
              from entitlement.notice
            """;

    private final JdbcClient jdbc;
    private final HashedJoinRepository hashed;

    NoticeRepository(JdbcClient jdbc, HashedJoinRepository hashed) {
        this.jdbc = jdbc;
        this.hashed = hashed;
    }

    /** An approved award about to be published. */
    record Unpublished(UUID award, PartyName name, @Nullable String employer, long amountFen) {}

    List<Publishable> publishable() {
        return jdbc.sql(
                        """
                        select v.policy_version_id, v.code, v.version, v.title, v.title_en, count(*) as awards,
                               sum(a.amount_fen)::bigint as total_fen
                          from entitlement.award a
                          join policy.published_policy v using (policy_version_id)
                         where a.status = 'approved' and a.double_of is null
                           and not exists (select 1 from entitlement.notice_line l where l.award_id = a.award_id)
                         group by v.policy_version_id, v.code, v.version, v.title, v.title_en
                         order by v.code, v.version desc\
                        """)
                .query((row, number) ->
                        new Publishable(
                                PolicyNameRepository.name(row, number),
                                row.getInt("awards"),
                                row.getLong("total_fen")))
                .list();
    }

    List<Unpublished> unpublished(UUID policyVersionId) {
        return hashed.of(() -> everyUnpublished(policyVersionId));
    }

    private List<Unpublished> everyUnpublished(UUID policyVersionId) {
        return jdbc.sql(
                        """
                        select a.award_id, s.name, s.organisation_name, s.employer_name, a.amount_fen
                          from entitlement.award a
                          join registry.published_subject s on s.subject_id = a.subject_id
                         where a.policy_version_id = :policy and a.status = 'approved' and a.double_of is null
                           and not exists (select 1 from entitlement.notice_line l where l.award_id = a.award_id)
                         order by a.award_id\
                        """)
                .param("policy", policyVersionId)
                .query((row, number) ->
                        new Unpublished(
                                row.getObject("award_id", UUID.class),
                                PartyName.of(
                                        row.getString("name"), row.getString("organisation_name")),
                                row.getString("employer_name"),
                                row.getLong("amount_fen")))
                .list();
    }

    void insert(Notice notice, UUID publishedBy, UUID submission) {
        jdbc.sql(
                        """
                        insert into entitlement.notice
                               (notice_id, org_path, policy_version_id, policy_code, policy_title,
                                policy_title_en, title, submission, published_at, published_by, published_on,
                                last_day, public_until, line_count, total_fen)
                        values (:id, :org, :policy, :code, :policyTitle, :policyTitleEn, :title, :submission, :at, :by,
                                :on, :last, :until, :lines, :total)\
                        """)
                .param("id", notice.id())
                .param("org", notice.organisation().value())
                .param("policy", notice.policyVersionId())
                .param("code", notice.policyCode())
                .param("policyTitle", notice.policyTitle().chinese())
                .param("policyTitleEn", notice.policyTitle().english())
                .param("title", notice.title())
                .param("submission", submission)
                .param("at", Timestamp.from(notice.publishedAt()))
                .param("by", publishedBy)
                .param("on", Date.valueOf(notice.publishedOn()))
                .param("last", Date.valueOf(notice.lastDay()))
                .param("until", notice.publicUntil())
                .param("lines", notice.lineCount())
                .param("total", notice.totalFen())
                .update();
    }

    /** Names are masked here, before they are stored. */
    void insertLines(UUID notice, List<Unpublished> lines) {
        hashed.of(() -> insertAll(notice, lines));
    }

    private int insertAll(UUID notice, List<Unpublished> lines) {
        return jdbc.sql(
                        """
                        insert into entitlement.notice_line
                               (notice_id, line_number, org_path, award_id, masked_name, employer_name, amount_fen)
                        select :notice, n.number, a.org_path, a.award_id, n.masked_name, n.employer_name,
                               a.amount_fen
                          from unnest(:awards::uuid[], :names::text[], :employers::text[])
                               with ordinality as n (award_id, masked_name, employer_name, number)
                          join entitlement.award a on a.award_id = n.award_id\
                        """)
                .param("notice", notice)
                .param(
                        "awards",
                        lines.stream().map(l -> l.award().toString()).toArray(String[]::new))
                .param("names", lines.stream().map(l -> l.name().masked()).toArray(String[]::new))
                .param(
                        "employers",
                        lines.stream().map(Unpublished::employer).toArray(String[]::new))
                .update();
    }

    Optional<UUID> bySubmission(UUID submission) {
        return jdbc.sql("select notice_id from entitlement.notice where submission = :submission")
                .param("submission", submission)
                .query(UUID.class)
                .optional();
    }

    Optional<Notice> find(UUID id) {
        return jdbc.sql(SELECT + "where notice_id = :id")
                .param("id", id)
                .query(NoticeRepository::notice)
                .optional();
    }

    /** Locks the notice until the transaction ends; its last day, empty if this scope may not. */
    Optional<LocalDate> lock(UUID id) {
        return jdbc.sql("select last_day from entitlement.notice where notice_id = :id for update")
                .param("id", id)
                .query(LocalDate.class)
                .optional();
    }

    /** The first day on which a notice of an office published that day may end; empty: any. */
    Optional<LocalDate> leastDay(OrgPath office, LocalDate published) {
        return day("select entitlement.notice_least_day(:office, :day) as day", office, published);
    }

    /** The last day on which a notice of an office is public; empty: it stays. */
    Optional<LocalDate> publicUntil(OrgPath office, LocalDate lastDay) {
        return day("select entitlement.notice_public_until(:office, :day) as day", office, lastDay);
    }

    private Optional<LocalDate> day(String sql, OrgPath office, LocalDate day) {
        return jdbc.sql(sql)
                .param("office", office.value())
                .param("day", Date.valueOf(day))
                .query((row, number) ->
                        Optional.ofNullable(row.getDate("day")).map(Date::toLocalDate))
                .single();
    }

    /** Those in public view, and those of an office and below it that are not; newest first. */
    List<Notice> page(LocalDate today, String office, Cursor cursor, int limit) {
        return jdbc.sql(
                        (SELECT
                                        + """
                                        where (:key::uuid is null or notice_id %s :key::uuid)
                                          and (public_until is null or public_until >= :today
                                               or :office <> '' and starts_with(org_path, :office))
                                        order by notice_id %s
                                        limit :limit\
                                        """)
                                .formatted(
                                        cursor.backwards() ? ">" : "<",
                                        cursor.backwards() ? "asc" : "desc"))
                .param("today", Date.valueOf(today))
                .param("office", office)
                .param("key", cursor.key())
                .param("limit", limit)
                .query(NoticeRepository::notice)
                .list();
    }

    /** In the order of their numbers. */
    List<NoticeLine> lines(UUID notice, Cursor cursor, int limit) {
        return jdbc.sql(
                        """
                        select line_number, masked_name, employer_name, amount_fen
                          from entitlement.notice_line
                         where notice_id = :notice
                           and (:key::int is null or line_number %s :key::int)
                         order by line_number %s
                         limit :limit\
                        """
                                .formatted(
                                        cursor.backwards() ? "<" : ">",
                                        cursor.backwards() ? "desc" : "asc"))
                .param("notice", notice)
                .param("key", cursor.key())
                .param("limit", limit)
                .query(NoticeRepository::line)
                .list();
    }

    Optional<NoticeLine> line(UUID notice, int number) {
        return jdbc.sql(
                        """
                        select line_number, masked_name, employer_name, amount_fen
                          from entitlement.notice_line
                         where notice_id = :notice and line_number = :number\
                        """)
                .param("notice", notice)
                .param("number", number)
                .query(NoticeRepository::line)
                .optional();
    }

    private static NoticeLine line(ResultSet row, int number) throws SQLException {
        return new NoticeLine(
                row.getInt("line_number"),
                row.getString("masked_name"),
                row.getString("employer_name"),
                row.getLong("amount_fen"));
    }

    private static Notice notice(ResultSet row, int number) throws SQLException {
        var publicUntil = row.getDate("public_until");
        return new Notice(
                row.getObject("notice_id", UUID.class),
                new OrgPath(row.getString("org_path")),
                row.getObject("policy_version_id", UUID.class),
                row.getString("policy_code"),
                new Label(row.getString("policy_title"), row.getString("policy_title_en")),
                row.getString("title"),
                row.getTimestamp("published_at").toInstant(),
                row.getDate("published_on").toLocalDate(),
                row.getDate("last_day").toLocalDate(),
                publicUntil == null ? null : publicUntil.toLocalDate(),
                row.getInt("line_count"),
                row.getLong("total_fen"));
    }
}
