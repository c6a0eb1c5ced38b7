package org.wengang.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.database.WengangTest;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Accounts;
import org.wengang.security.Role;
import org.wengang.web.Browser.Visitors;

/** Into the whole program and out again, on its real accounts. */
@WengangTest
@ExtendWith(Browser.class)
class EntranceJourney {

    private static final String PASSWORD = "right password";

    @Autowired Accounts accounts;
    @Autowired PlatformTransactionManager transactions;

    @BeforeEach
    void an_officer_of_luquan() {
        var luquan = new OrgPath("cn/13/1301/130110/");
        Scope.system(OrgPath.ROOT, "test")
                .call(() ->
                        new TransactionTemplate(transactions)
                                .execute(status ->
                                        accounts.open(
                                                luquan,
                                                "luquan-1",
                                                "张试一",
                                                PASSWORD,
                                                Set.of(Role.CASEWORKER))));
    }

    @Test
    void an_officer_signs_in_sees_the_own_office_and_signs_out(Visitors visitors) {
        var officer = visitors.wide();
        officer.open("/");
        assertThat(officer.page().url()).endsWith("/sign-in");
        officer.signIn("luquan-1", PASSWORD);
        assertThat(officer.page().locator(".wg-who").textContent()).contains("张试一", "鹿泉");
        officer.looksWell("entrance-home");
        assertThat(officer.transferred("/")).isLessThan(Visitor.MOST_BYTES);
        officer.page().getByText("退出").click();
        // what is kept on the phone is looked at first
        officer.page().getByText("您已退出登录").waitFor();
    }

    @Test
    void a_stranger_stays_outside(Visitors visitors) {
        var stranger = visitors.withoutJavaScript();
        stranger.open("/sign-in");
        stranger.page().locator("#username").fill("luquan-1");
        stranger.page().locator("#password").fill("guess");
        stranger.page().locator("main button").click();
        assertThat(stranger.page().locator(".wg-error-summary").textContent()).contains("锁定一刻钟");
        assertThat(stranger.open("/jobs/0").url()).endsWith("/sign-in");
    }
}
