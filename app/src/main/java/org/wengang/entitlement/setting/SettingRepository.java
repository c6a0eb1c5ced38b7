package org.wengang.entitlement.setting;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.entitlement.setting.Setting.NoticeTime;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;

/** Settings of offices and their calendars. */
@Component
final class SettingRepository {

    private final JdbcClient jdbc;

    SettingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In force for an office: of each at and above it, the highest office first. */
    List<Setting> over(OrgPath office) {
        return jdbc.sql(
                        """
                        select org_path, cash_review_fen, voucher_review_fen, review_days, notice_days, notice_working,
                               notice_public_days, set_at
                          from entitlement.settings_over(:office)
                         order by org_path\
                        """)
                .param("office", office.value())
                .query(SettingRepository::setting)
                .list();
    }

    /** False if the form was sent before. */
    boolean insert(Setting setting, UUID submission, UUID by) {
        var notice = setting.notice();
        return jdbc.sql(
                                """
                                insert into entitlement.office_setting
                                       (setting_id, org_path, cash_review_fen, voucher_review_fen, review_days,
                                        notice_days, notice_working, notice_public_days, submission, set_by, set_at)
                                values (:id, :org, :cash, :voucher, :days, :noticeDays, :noticeWorking, :publicDays,
                                        :submission, :by, :at)
                                on conflict (submission) do nothing\
                                """)
                        .param("id", Ids.newId())
                        .param("org", setting.organisation().value())
                        .param("cash", setting.cashReviewFen())
                        .param("voucher", setting.voucherReviewFen())
                        .param("days", setting.reviewDays())
                        .param("noticeDays", notice == null ? null : notice.days())
                        .param("noticeWorking", notice == null ? null : notice.isWorking())
                        .param("publicDays", setting.publicDays())
                        .param("submission", submission)
                        .param("by", by)
                        .param("at", Timestamp.from(setting.setAt()))
                        .update()
                == 1;
    }

    /** Of the offices at, above and below the scope from that day on, by day. */
    List<OfficeDay> days(LocalDate from) {
        return jdbc.sql(
                        """
                        select org_path, day, is_working, name
                          from entitlement.office_day
                         where day >= :from
                         order by day, org_path\
                        """)
                .param("from", Date.valueOf(from))
                .query((row, number) ->
                        new OfficeDay(
                                new OrgPath(row.getString("org_path")),
                                row.getDate("day").toLocalDate(),
                                row.getBoolean("is_working"),
                                row.getString("name")))
                .list();
    }

    void declare(OfficeDay day, UUID by, Instant at) {
        jdbc.sql(
                        """
                        insert into entitlement.office_day (org_path, day, is_working, name, set_by, set_at)
                        values (:org, :day, :working, :name, :by, :at)
                        on conflict (org_path, day) do update
                           set is_working = excluded.is_working, name = excluded.name,
                               set_by = excluded.set_by, set_at = excluded.set_at\
                        """)
                .param("org", day.organisation().value())
                .param("day", Date.valueOf(day.day()))
                .param("working", day.isWorking())
                .param("name", day.name())
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** False if the office had declared nothing of that day. */
    boolean revoke(OrgPath office, LocalDate day) {
        return jdbc.sql(
                                """
                                delete from entitlement.office_day where org_path = :org and day = :day\
                                """)
                        .param("org", office.value())
                        .param("day", Date.valueOf(day))
                        .update()
                == 1;
    }

    private static Setting setting(ResultSet row, int number) throws SQLException {
        var noticeDays = row.getObject("notice_days", Integer.class);
        return new Setting(
                new OrgPath(row.getString("org_path")),
                row.getObject("cash_review_fen", Long.class),
                row.getObject("voucher_review_fen", Long.class),
                row.getObject("review_days", Integer.class),
                noticeDays == null
                        ? null
                        : new NoticeTime(noticeDays, row.getBoolean("notice_working")),
                row.getObject("notice_public_days", Integer.class),
                row.getTimestamp("set_at").toInstant());
    }
}
