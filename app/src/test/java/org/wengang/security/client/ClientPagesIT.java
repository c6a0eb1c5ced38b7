package org.wengang.security.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
import org.wengang.kernel.OrgPath;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Accounts;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** An administrator lets programs in, renews their secrets and shuts them out. */
@WengangTest
class ClientPagesIT {

    private static final Pattern TOKEN = Pattern.compile("wg_[0-9a-z]{12}_[0-9A-Za-z_-]{43}");

    private final RosterDesk desk;
    private final Browsing browsing;
    private final TestClock clock;
    private final Accounts accounts;
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());
    private Officer administrator;

    @Autowired
    ClientPagesIT(ApplicationContext context, TestClock clock) {
        this.desk = new RosterDesk(context);
        this.browsing = new Browsing(context);
        this.clock = clock;
        this.accounts = context.getBean(Accounts.class);
    }

    @BeforeEach
    void an_administrator() {
        administrator = desk.officer(RosterDesk.LUQUAN, "luquan-guanli", Role.ADMINISTRATOR);
    }

    @Test
    void a_program_is_let_in_and_its_secret_shown_this_once() {
        assertThat(browsing.open(administrator, "/clients").body())
                .contains("还没有接口账号", "href=\"/clients/new\"");
        assertThat(browsing.open(administrator, "/clients/new").body())
                .contains("value=\"2022-02-05\"", "姓名、证件号码后四位、手机号码和备注 · workers:names");
        var opened = open("社保系统");
        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.body()).contains("密钥只显示这一次");
        assertThat(TOKEN.matcher(opened.body()).find()).isTrue();
        var page = browsing.open(administrator, "/clients/" + client());
        assertThat(page.body())
                .contains("社保系统", "鹿泉区", "在用", "workers:read", "api-client-opened", "经办试一")
                .doesNotContain("密钥只显示这一次");
        assertThat(TOKEN.matcher(page.body()).find()).isFalse();
        assertThat(browsing.openInEnglish(administrator, "/clients/" + client()).body())
                .contains("In use", "Renew the secret", "Read the ledger of workers");
        assertThat(browsing.openInEnglish(administrator, "/clients").body())
                .contains("API clients", "社保系统");
    }

    @Test
    void what_is_missing_is_said_beside_its_field() {
        var refused = browsing.send(administrator, "/clients", "name", " ", "until", "2025-01-01");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "id=\"name-error\"",
                        "id=\"right-error\"",
                        "id=\"until-error\"",
                        "2021年2月5日至2023年2月5日");
        open("社保系统");
        var taken = open("社\u200b保系统\n");
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.body()).contains("id=\"name-error\"", "value=\"2021-06-30\"", "打开它更换密钥");
    }

    @Test
    void a_form_sent_twice_makes_one_secret() {
        open("社保系统");
        var path = "/clients/" + client() + "/secrets";
        var first = browsing.send(administrator, path, "version", "0", "atOnce", "false");
        assertThat(TOKEN.matcher(first.body()).find()).isTrue();
        var again = browsing.send(administrator, path, "version", "0", "atOnce", "false");
        assertThat(again.status()).isEqualTo(409);
        assertThat(owner.sql("select count(*) from security.api_secret").query(Long.class).single())
                .isEqualTo(2);
    }

    @Test
    void it_is_disabled_for_good() {
        open("社保系统");
        var path = "/clients/" + client();
        assertThat(placed()).isEqualTo(2);
        assertThat(browsing.send(administrator, path + "/disabling", "version", "0").location())
                .isEqualTo(path);
        assertThat(placed()).isEqualTo(1);
        assertThat(browsing.open(administrator, path).body())
                .contains("已停用", "api-client-disabled")
                .doesNotContain("/secrets\"", "/disabling\"");
        assertThat(
                        browsing.send(
                                        administrator,
                                        path + "/secrets",
                                        "version",
                                        "1",
                                        "atOnce",
                                        "true")
                                .status())
                .isEqualTo(409);
    }

    @Test
    void an_expired_one_says_so_and_gets_no_new_secret() {
        open("社保系统");
        clock.pass(Duration.ofDays(200));
        assertThat(browsing.open(administrator, "/clients/" + client()).body())
                .contains("已过期")
                .doesNotContain("/secrets\"");
    }

    @Test
    void another_office_and_another_role_neither_see_nor_change_it() {
        open("社保系统");
        var path = "/clients/" + client();
        var neighbour = desk.officer(RosterDesk.YUHUA, "yuhua-guanli", Role.ADMINISTRATOR);
        assertThat(browsing.open(neighbour, path).status()).isEqualTo(404);
        assertThat(browsing.send(neighbour, path + "/disabling", "version", "0").status())
                .isEqualTo(404);
        assertThat(
                        browsing.send(
                                        neighbour,
                                        path + "/secrets",
                                        "version",
                                        "0",
                                        "atOnce",
                                        "true")
                                .status())
                .isEqualTo(404);
        var caseworker = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
        assertThat(
                        browsing.send(
                                        caseworker,
                                        "/clients",
                                        "name",
                                        "社保",
                                        "right",
                                        "workers:read",
                                        "until",
                                        "2021-06-30")
                                .status())
                .isEqualTo(403);
    }

    /** Whoever keeps the office from being closed. */
    private long placed() {
        return Scope.system(OrgPath.ROOT, "test").call(() -> accounts.placedAt(RosterDesk.LUQUAN));
    }

    private Browsing.Seen open(String name) {
        return browsing.send(
                administrator,
                "/clients",
                "name",
                name,
                "right",
                "workers:read",
                "until",
                "2021-06-30");
    }

    private String client() {
        return owner.sql("select client_id from security.api_client").query(String.class).single();
    }
}
