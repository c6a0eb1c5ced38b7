package org.wengang.registry.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.registry.GivenRoster.id;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.Scope;
import org.wengang.database.TestClock;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.job.DailyWork;
import org.wengang.job.JobRun;
import org.wengang.job.JobWork;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** What officers keep of the ledger: views, marks, exports. */
@WengangTest
class LedgerWorkIT {

    private final RosterDesk desk;
    private final GivenEntitlements given;
    private final Browsing browsing;
    private final TestClock clock;
    private final List<DailyWork> daily;
    private final ApplicationContext context;
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    private Officer officer;
    private Officer colleague;
    private Officer neighbour;

    @Autowired
    LedgerWorkIT(ApplicationContext context, TestClock clock) {
        this.desk = new RosterDesk(context);
        this.given = new GivenEntitlements(context);
        this.browsing = new Browsing(context);
        this.clock = clock;
        this.daily = List.copyOf(context.getBeansOfType(DailyWork.class).values());
        this.context = context;
    }

    @BeforeEach
    void three_people_of_luquan() {
        officer = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
        colleague = desk.officer(RosterDesk.LUQUAN, "luquan-fuhe", Role.REVIEWER);
        neighbour = desk.officer(RosterDesk.YUHUA, "yuhua-jingban", Role.CASEWORKER);
        desk.bring(
                officer,
                GivenRoster.with("姓名", "证件号码", "手机号码", "用人单位名称", "留岗开始日期")
                        .row("张试一", id(1), "13800000001", "=1+1厂", "2021-02-01")
                        .row("单试二", id(2), null, "试验机械厂", null)
                        .row("吕试三", id(3), null, "试验机械厂", null));
    }

    @Test
    void a_view_is_its_owners_alone_until_it_is_shared_and_nobody_else_removes_it() {
        var address = "employer=%E8%AF%95%E9%AA%8C&sort=name";
        assertThat(save("我的试验厂", address, "").status()).isEqualTo(303);
        assertThat(save("共用的试验厂", address, "true").status()).isEqualTo(303);
        assertThat(save("我的试验厂", address, "").status()).isEqualTo(422);
        assertThat(save(" ", address, "").body()).contains("请写名称，不超过 40 字");
        var mine = browsing.open(officer, "/workers").body();
        assertThat(mine)
                .contains("我的试验厂", "共用的试验厂", "href=\"/workers?" + address.replace("&", "&amp;"));
        assertThat(browsing.open(colleague, "/workers/views").body())
                .contains("共用的试验厂")
                .doesNotContain("我的试验厂", "removal");
        assertThat(browsing.open(neighbour, "/workers/views").body()).doesNotContain("试验厂");
        var shared =
                owner.sql("select view_id from registry.ledger_view where shared")
                        .query(UUID.class)
                        .single();
        var removal = "/workers/views/" + shared + "/removal";
        assertThat(browsing.send(colleague, removal).status()).isEqualTo(404);
        assertThat(browsing.send(officer, removal).status()).isEqualTo(303);
        assertThat(browsing.open(colleague, "/workers/views").body()).doesNotContain("共用的试验厂");
    }

    private Browsing.Seen save(String name, String address, String shared) {
        return browsing.send(
                officer, "/workers/views", "name", name, "address", address, "shared", shared);
    }

    @Test
    void all_that_are_found_are_marked_at_once_and_nobody_twice() {
        var asked = browsing.open(officer, "/workers/marking?employer=机械").body();
        assertThat(asked).contains("将标记 2 人", "name=\"expected\" value=\"2\"");
        var address = "employer=%E6%9C%BA%E6%A2%B0";
        assertThat(mark(address, "3", "核对单位").status()).isEqualTo(409);
        assertThat(marks()).isZero();
        assertThat(mark(address, "2", " ").status()).isEqualTo(422);
        assertThat(mark(address, "2", "核对单位").status()).isEqualTo(303);
        assertThat(mark("", "3", "再核对").status()).isEqualTo(303);
        assertThat(marks()).isEqualTo(3);
        assertThat(browsing.open(officer, "/workers?check=open&employer=机械").body())
                .contains("共 2 人");
        var open = browsing.open(colleague, "/workers/checks").body();
        assertThat(open).contains("核对单位", "再核对", "经办试一");
        var check = found(open, "/workers/checks/([0-9a-f-]{36})/outcome");
        var outcome = "/workers/checks/" + check + "/outcome";
        assertThat(browsing.send(neighbour, outcome, "outcome", "无误").status()).isEqualTo(404);
        assertThat(browsing.send(colleague, outcome, "outcome", " ").status()).isEqualTo(422);
        assertThat(browsing.send(colleague, outcome, "outcome", "无误").status()).isEqualTo(303);
        assertThat(browsing.send(colleague, outcome, "outcome", "无误").status()).isEqualTo(404);
        assertThat(browsing.open(officer, "/workers?check=open").body()).contains("共 2 人");
        assertThat(audited("workers-marked")).isEqualTo(2);
        assertThat(audited("worker-checked")).isEqualTo(1);
    }

    @Test
    void chosen_people_are_marked_and_those_of_the_next_county_are_not_among_them() {
        var worker =
                owner.sql("select worker_id from registry.worker where name = '张试一'")
                        .query(UUID.class)
                        .single()
                        .toString();
        assertThat(browsing.open(officer, "/workers/marking?worker=" + worker).body())
                .contains("将标记 1 人");
        assertThat(browsing.open(neighbour, "/workers/marking?worker=" + worker).body())
                .contains("将标记 0 人");
        browsing.send(
                officer, "/workers/marking", "worker", worker, "expected", "1", "reason", "核对");
        assertThat(marks()).isEqualTo(1);
    }

    private Browsing.Seen mark(String address, String expected, String reason) {
        return browsing.send(
                officer,
                "/workers/marking",
                "address",
                address,
                "expected",
                expected,
                "reason",
                reason);
    }

    @Test
    void an_export_is_what_the_page_shows_for_one_officer_for_some_days() {
        assertThat(browsing.open(officer, "/workers/export?sort=name").body()).contains("导出 3 人");
        var csv = export("sort=name&col=id&col=mobile&col=employer&col=stay_from", "csv");
        var file = "/workers/exports/" + csv + "/file";
        var text = new String(browsing.open(officer, file).bytes(), StandardCharsets.UTF_8);
        assertThat(text.lines())
                .containsExactly(
                        "\uFEFF姓名,证件号码,用人单位名称,留岗开始日期,手机号码",
                        "吕试三,**************" + id(3).substring(14) + ",试验机械厂,,",
                        "单试二,**************" + id(2).substring(14) + ",试验机械厂,,",
                        "张试一,**************"
                                + id(1).substring(14)
                                + ",'=1+1厂,2021-02-01,138****0001");
        assertThat(browsing.open(colleague, file).status()).isEqualTo(404);
        assertThat(browsing.open(colleague, "/workers/exports").body()).doesNotContain(csv);
        assertThat(browsing.open(neighbour, file).status()).isEqualTo(404);
        assertThat(browsing.open(officer, "/workers/exports").body()).contains(csv, "核对名单");
        assertThat(audited("workers-exported")).isEqualTo(1);
        assertThat(audited("export-taken")).isEqualTo(1);
        clock.moveTo("2021-02-13T09:00");
        assertThat(browsing.open(officer, file).status()).isEqualTo(409);
        var xlsx = export("employer=%E6%9C%BA%E6%A2%B0", "xlsx");
        assertThat(browsing.open(officer, "/workers/exports/" + xlsx + "/file").bytes())
                .startsWith('P', 'K');
    }

    @Test
    void an_export_without_a_reason_or_of_what_cannot_be_read_is_not_made() {
        assertThat(
                        browsing.send(officer, "/workers/export", "format", "csv", "reason", "")
                                .status())
                .isEqualTo(422);
        assertThat(
                        browsing.send(
                                        officer,
                                        "/workers/export",
                                        "address",
                                        "office=cn/13/",
                                        "format",
                                        "csv",
                                        "reason",
                                        "核对")
                                .status())
                .isEqualTo(422);
        assertThat(
                        owner.sql("select count(*) from job.job where kind = 'ledger-export'")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void others_of_the_office_are_audited_while_an_export_is_made() throws SQLException {
        var export = Ids.newId();
        asked(export);
        var work =
                context.getBeansOfType(JobWork.class).values().stream()
                        .filter(each -> each.kind().equals("ledger-export"))
                        .findFirst()
                        .orElseThrow();
        Scope.within(officer.org(), officer.id())
                .run(() -> work.run(new Disturbed(export, this::colleague_shares_a_view)));
        assertThat(audited("view-shared")).isEqualTo(1);
        assertThat(audited("workers-exported")).isEqualTo(1);
        assertThat(browsing.open(officer, "/workers/exports/" + export + "/file").body().lines())
                .hasSize(4);
    }

    /** On the desk, and no job knows of it. */
    private void asked(UUID export) throws SQLException {
        try (var connection = TestDatabase.owner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set wengang.actor = '" + officer.id() + "'");
            statement.execute(
                    """
                    insert into registry.ledger_export
                           (export_id, org_path, made_for, address, format, language, reason, asked_at)
                    values ('%s', '%s', '%s', '', 'csv', 'zh', '核对', '2021-02-05')\
                    """
                            .formatted(export, officer.org().value(), officer.id()));
            statement.execute("reset wengang.actor");
        }
    }

    private void colleague_shares_a_view() {
        CompletableFuture.runAsync(() ->
                        browsing.send(
                                colleague,
                                "/workers/views",
                                "name",
                                "复核用",
                                "address",
                                "sort=name",
                                "shared",
                                "true"))
                .join();
    }

    /** A run at each step of which something else happens. */
    private record Disturbed(UUID subject, Runnable meanwhile) implements JobRun {

        @Override
        public UUID jobId() {
            return subject;
        }

        @Override
        public void progress(long done, long total) {
            meanwhile.run();
        }
    }

    @Test
    void files_past_their_time_are_taken_away_whoever_they_were_made_for() {
        export("", "csv");
        clock.moveTo("2021-02-10T09:00");
        export("sort=name", "csv");
        clock.moveTo("2021-02-13T09:00");
        daily.stream()
                .filter(work -> work.name().equals("expired-exports"))
                .forEach(work -> Scope.system(OrgPath.ROOT, "expired-exports").run(work::run));
        assertThat(
                        owner.sql("select count(*) from registry.ledger_export_piece")
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void a_whole_id_number_is_kept_neither_with_a_view_nor_with_an_export() {
        var address = "q=" + id(1);
        assertThat(save("按号码", address, "").body()).contains("查询条件里有完整的证件号码");
        assertThat(browsing.open(officer, "/workers/export?" + address).body())
                .contains("条件里有完整的证件号码");
        assertThat(
                        browsing.send(
                                        officer,
                                        "/workers/export",
                                        "address",
                                        address,
                                        "format",
                                        "csv",
                                        "reason",
                                        "核对")
                                .status())
                .isEqualTo(422);
        assertThat(
                        owner.sql(
                                        """
                                        select (select count(*) from registry.ledger_view)
                                             + (select count(*) from registry.ledger_export)\
                                        """)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    /** Asks for it, and does the work here if the scheduler has not yet. */
    private String export(String address, String format) {
        var sent =
                browsing.send(
                        officer,
                        "/workers/export",
                        "address",
                        address,
                        "format",
                        format,
                        "reason",
                        "核对名单");
        assertThat(sent.location()).startsWith("/jobs/");
        var export =
                owner.sql("select subject from job.job where job_id = cast(:job as uuid)")
                        .param("job", sent.id())
                        .query(UUID.class)
                        .single();
        given.perform(officer, "ledger-export", export);
        return export.toString();
    }

    private long marks() {
        return owner.sql("select count(*) from registry.worker_check").query(Long.class).single();
    }

    private long audited(String action) {
        return owner.sql("select count(*) from security.audit_entry where action = :action")
                .param("action", action)
                .query(Long.class)
                .single();
    }

    private static String found(String html, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(html);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
