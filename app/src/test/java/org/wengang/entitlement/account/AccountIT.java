package org.wengang.entitlement.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.entitlement.GivenAccounts.card;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.YUHUA;
import static org.wengang.entitlement.GivenEntitlements.residentId;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.wengang.database.TestClock;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.kernel.Ids;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
import org.wengang.security.Officer;
import org.wengang.security.Role;

@WengangTest
class AccountIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    GivenEntitlements given;
    Browsing browsing;
    Officer caseworker;
    Officer reviewer;
    Officer finance;
    UUID policy;
    List<UUID> workers;

    @BeforeEach
    void three_people_published_without_accounts() {
        given = new GivenEntitlements(application);
        browsing = new Browsing(application);
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        reviewer = given.officer(LUQUAN, Role.REVIEWER);
        finance = given.officer(LUQUAN, Role.FINANCE);
        policy = given.luquan("1000000.00");
        workers = given.workers(LUQUAN, 1, 3);
        given.approved(policy, caseworker, reviewer);
        given.published(policy, caseworker, "2021-02-12");
        given.owner().sql("delete from entitlement.payee_account").update();
        clock.moveTo("2021-02-13T09:00");
    }

    @Test
    void without_an_account_an_award_is_listed_with_the_reason_and_not_paid() {
        assertThat(make().status()).isEqualTo(409);
        assertThat(browsing.open(finance, "/payments").body()).contains("没有收款账户", "3 笔，1,500.00元");
        assertThat(browsing.open(caseworker, "/accounts").body())
                .contains("张**", residentId(1).substring(14), "/accounts/" + workers.get(1));
        assertThat(state(workers.getFirst(), card(1)).status()).isEqualTo(303);
        assertThat(make().status()).isEqualTo(303);
        assertThat(given.count("select line_count from entitlement.payment_batch")).isOne();
    }

    @Test
    void a_number_mistyped_is_told_beside_the_field_and_never_shown_again() {
        var number = card(1);
        var answer = state(workers.getFirst(), number.substring(0, 17) + "9" + "0");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("银行卡号校验不符");
        state(workers.getFirst(), number);
        assertThat(browsing.open(caseworker, "/accounts/" + workers.getFirst()).body())
                .contains(number.substring(15))
                .doesNotContain(number);
        assertThat(
                        given.count(
                                "select count(*) from security.audit_entry where detail like '%"
                                        + number.substring(10)
                                        + "%'"))
                .isZero();
    }

    @Test
    void a_file_is_taken_row_by_row_and_the_same_file_again_changes_nothing() {
        var text =
                "证件号码,户名,银行卡号,开户行\n"
                        + "%s,张试一,%s,试验银行\n".formatted(residentId(1), card(1))
                        + "%s,张试一,%s,试验银行\n".formatted(residentId(2), card(2))
                        + "%s,张试一,%s,试验银行\n".formatted(residentId(3), card(3).replace('2', '3'))
                        + "%s,张试一,%s,试验银行\n".formatted(residentId(77), card(4));
        var answer = upload(text);
        assertThat(answer.body()).contains("保存 2 个账户", "2 行有问题", "本单位没有登记", "银行卡号校验不符");
        assertThat(upload(text).body()).contains("保存 0 个账户", "2 个没有变化");
        assertThat(given.count("select count(*) from entitlement.payee_account")).isEqualTo(2);
        var changed = text.replace(card(2), card(9));
        assertThat(upload(changed).body()).contains("与现在的账户不同，但没有写变更原因");
    }

    @Test
    void
            one_account_of_several_people_is_held_for_all_of_them_until_a_second_officer_released_it() {
        var other = given.officer(LUQUAN, Role.REVIEWER);
        state(workers.get(0), card(1));
        state(workers.get(1), card(1));
        assertThat(make().status()).isEqualTo(409);
        assertThat(browsing.open(reviewer, "/holds").body()).contains("同一账号多人使用");
        for (var hold : holds()) {
            var answer = decide(other, hold, "released", "夫妻二人共用，已电话核实");
            assertThat(answer.status()).isEqualTo(303);
        }
        assertThat(decide(other, holds().getFirst(), "released", "再来一次").status()).isEqualTo(409);
        state(workers.get(2), card(1));
        assertThat(
                        given.count(
                                "select count(*) from entitlement.payment_hold where state ="
                                        + " 'open'"))
                .as("a third one is a new fact")
                .isEqualTo(3);
        assertThat(make().status()).isEqualTo(409);
    }

    @Test
    void an_account_shared_with_somebody_of_another_county_is_held_without_telling_who() {
        var there = given.worker(given.someone(YUHUA, 50).named("孙试邻"));
        var neighbour = given.officer(YUHUA, Role.CASEWORKER, Role.REVIEWER);
        state(neighbour, there, "孙试邻", card(1));
        state(workers.getFirst(), card(1));
        assertThat(make().status()).isEqualTo(409);
        var page = browsing.open(reviewer, "/holds/" + holds().getFirst()).body();
        assertThat(page).contains("使用这个账号的领取人数").doesNotContain("孙试邻", there.toString());
        assertThat(browsing.open(neighbour, "/accounts/" + workers.getFirst()).status())
                .isEqualTo(404);
    }

    @Test
    void a_holder_of_another_name_is_held_and_refused_stays_unpaid() {
        state(caseworker, workers.getFirst(), "李试他", card(1));
        var hold = holds().getFirst();
        assertThat(browsing.open(reviewer, "/holds").body()).contains("户名与领取人不一致");
        assertThat(decide(caseworker, hold, "released", "本人").status()).isEqualTo(403);
        assertThat(decide(reviewer, hold, "refused", "查无此人").status()).isEqualTo(303);
        assertThat(make().status()).isEqualTo(409);
        assertThat(
                        browsing.send(
                                        caseworker,
                                        "/accounts/" + workers.getFirst(),
                                        "holder",
                                        " 张 试 一",
                                        "number",
                                        card(2),
                                        "bank",
                                        "试验银行",
                                        "reason",
                                        "本人来更正")
                                .status())
                .isEqualTo(303);
        assertThat(make().status()).isEqualTo(303);
    }

    @Test
    void whoever_stated_an_account_does_not_release_it() {
        var both = given.officer(LUQUAN, Role.CASEWORKER, Role.REVIEWER);
        state(both, workers.getFirst(), "李试他", card(1));
        assertThat(decide(both, holds().getFirst(), "released", "可以").status()).isEqualTo(403);
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() ->
                        given.owner()
                                .sql(
                                        """
                                        update entitlement.payment_hold
                                           set state = 'released', decided_by = stated_by, decided_at = now(),
                                               reason = '自己放行'\
                                        """)
                                .update());
    }

    @Test
    void in_a_payment_a_change_needs_a_reason_and_another_officer() {
        var both = given.officer(LUQUAN, Role.CASEWORKER, Role.REVIEWER);
        state(workers.getFirst(), card(1));
        make();
        var path = "/accounts/" + workers.getFirst();
        assertThat(state(workers.getFirst(), card(2)).status()).isEqualTo(422);
        var answer =
                browsing.send(
                        both, path, "holder", "张试一", "number", card(2), "bank", "试验银行", "reason",
                        "卡已注销");
        assertThat(answer.status()).isEqualTo(303);
        var awaiting =
                given.owner()
                        .sql(
                                "select account_id from entitlement.payee_account where state ="
                                        + " 'awaiting'")
                        .query(UUID.class)
                        .single()
                        .toString();
        assertThat(browsing.open(both, path).body()).contains("由您填报，须由另一位工作人员确认");
        assertThat(confirm(both, path, awaiting).status()).isEqualTo(403);
        assertThat(confirm(reviewer, path, awaiting).status()).isEqualTo(303);
        assertThat(
                        given.count(
                                "select count(*) from entitlement.payee_account where state ="
                                        + " 'current'"))
                .isOne();
        assertThat(confirm(reviewer, path, awaiting).status()).isEqualTo(404);
    }

    @Test
    void two_officers_state_one_at_once_and_one_account_stands() throws Exception {
        var other = given.officer(LUQUAN, Role.CASEWORKER);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = executor.submit(() -> state(caseworker, workers.getFirst(), "张试一", card(1)));
            var two = executor.submit(() -> state(other, workers.getFirst(), "张试一", card(2)));
            assertThat(List.of(one.get().status(), two.get().status()))
                    .contains(303)
                    .allMatch(status -> status == 303 || status == 409 || status == 422);
        }
        assertThat(
                        given.count(
                                "select count(*) from entitlement.payee_account where state ="
                                        + " 'current'"))
                .isOne();
    }

    @Test
    void one_number_stated_for_two_people_at_once_is_held_for_both() throws Exception {
        var number = card(1);
        try (var first = TestDatabase.owner().getConnection();
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            first.setAutoCommit(false);
            storedBy(first, workers.get(0), number);
            var second = executor.submit(() -> state(workers.get(1), number));
            // The second one is stored, or waits for the first.
            until(() ->
                    second.isDone()
                            || given.count(
                                            "select count(*) from pg_locks where locktype ="
                                                    + " 'advisory' and not granted")
                                    > 0);
            first.commit();
            assertThat(second.get().status()).isEqualTo(303);
        }
        assertThat(holds()).hasSize(2);
        assertThat(make().status()).isEqualTo(409);
    }

    /** As stating it does, in a transaction of its own. */
    private void storedBy(Connection connection, UUID worker, String number) throws SQLException {
        var account = Ids.newId();
        try (var statement =
                connection.prepareStatement(
                        """
                        insert into entitlement.payee_account
                               (account_id, org_path, subject_id, kind, holder_name, number_sealed, number_index, last4,
                                bank_name, state, stated_by, stated_at)
                        values (?, ?, ?, 'card', '张试一', '\\x00', ?, '0000', '试验银行', 'current', ?, now())\
                        """)) {
            statement.setObject(1, account);
            statement.setString(2, LUQUAN.value());
            statement.setObject(3, worker);
            statement.setBytes(
                    4,
                    application
                            .getBean(FieldCipher.class)
                            .blindIndex(Purpose.BANK_ACCOUNT, number));
            statement.setObject(5, caseworker.id());
            statement.execute();
        }
        try (var statement =
                connection.prepareStatement(
                        "select entitlement.raise_holds(array[?::uuid], now())")) {
            statement.setObject(1, account);
            statement.execute();
        }
    }

    private static void until(BooleanSupplier condition) {
        for (var i = 0; i < 600 && !condition.getAsBoolean(); i++) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void the_database_pays_to_no_account_that_is_held() {
        state(caseworker, workers.getFirst(), "李试他", card(1));
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() ->
                        given.owner()
                                .sql(
                                        """
                                        with batch as (
                                            insert into entitlement.payment_batch
                                                   (payment_batch_id, org_path, policy_version_id, policy_code,
                                                    policy_title, policy_title_en, submission, made_at, made_by,
                                                    made_on, line_count, total_fen)
                                            select :id, org_path, policy_version_id, code, title, title_en, :id,
                                                   now(), :id, '2021-02-13', 1, 50000
                                              from policy.policy_version
                                             where policy_version_id = :policy
                                        )
                                        insert into entitlement.payment_line
                                               (payment_batch_id, line_number, org_path, award_id, payee, name,
                                                id_sealed, id_last4, amount_fen, approved_by, made_by, account_id)
                                        select :id, 1, a.org_path, a.award_id, 'person', '试', '\\x00', '0000',
                                               a.amount_fen, a.decided_by, :id, p.account_id
                                          from entitlement.award a
                                          join entitlement.payee_account p using (subject_id)\
                                        """)
                                .param("id", Ids.newId())
                                .param("policy", policy)
                                .update())
                .withMessageContaining("held");
    }

    private Browsing.Seen state(UUID worker, String number) {
        return state(caseworker, worker, "张试一", number);
    }

    private Browsing.Seen state(Officer officer, UUID worker, String holder, String number) {
        return browsing.send(
                officer, "/accounts/" + worker, "holder", holder, "number", number, "bank", "试验银行");
    }

    private Browsing.Seen confirm(Officer officer, String path, String account) {
        return browsing.send(
                officer, path + "/confirmation", "account", account, "outcome", "confirmed");
    }

    private Browsing.Seen upload(String text) {
        return browsing.upload(
                caseworker, "/accounts/files", "账户.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private Browsing.Seen decide(Officer officer, UUID hold, String outcome, String reason) {
        return browsing.send(
                officer, "/holds/" + hold + "/decision", "outcome", outcome, "reason", reason);
    }

    private List<UUID> holds() {
        return given.owner()
                .sql(
                        """
                        select hold_id
                          from entitlement.payment_hold
                         where org_path = :org
                         order by hold_id\
                        """)
                .param("org", LUQUAN.value())
                .query((row, number) -> row.getObject("hold_id", UUID.class))
                .list();
    }

    private Browsing.Seen make() {
        return browsing.send(
                finance,
                "/payments",
                "policy",
                policy.toString(),
                "submission",
                Ids.newId().toString());
    }
}
