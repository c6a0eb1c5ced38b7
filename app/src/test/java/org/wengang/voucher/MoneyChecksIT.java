package org.wengang.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.HENGSHUI;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.residentId;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.TestClock;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.GivenPayments;
import org.wengang.kernel.Ids;
import org.wengang.registry.checks.Checks;
import org.wengang.security.Role;

/** Each check over payments and vouchers finds what no path of the program can bring about. */
@WengangTest
class MoneyChecksIT {

    private static final Map<String, String> FAULTS = new LinkedHashMap<>();

    static {
        FAULTS.put(
                "pool-paid-differ",
                "update entitlement.budget_pool set paid_fen = paid_fen - 1 where paid_fen > 0");
        FAULTS.put(
                "award-paid-twice",
                """
                alter table entitlement.award disable trigger user;
                update entitlement.award set amount_fen = amount_fen - 1
                 where award_id = (select award_id from entitlement.payment_line where state = 'paid' limit 1)\
                """);
        FAULTS.put(
                "batch-lines-differ",
                """
                alter table entitlement.payment_batch disable trigger user;
                update entitlement.payment_batch set total_fen = total_fen + 1\
                """);
        FAULTS.put(
                "held-account-paid",
                """
                insert into entitlement.payment_hold
                       (hold_id, org_path, account_id, check_name, state, raised_at, stated_by)
                select gen_random_uuid(), org_path, account_id, 'payee-differs', 'open', '2021-02-01', made_by
                  from entitlement.payment_line
                 limit 1\
                """);
        FAULTS.put(
                "voucher-books-differ",
                """
                update voucher.voucher set left_fen = left_fen - 1
                 where voucher_id = (select voucher_id from voucher.voucher where partial limit 1)\
                """);
        FAULTS.put("issue-vouchers-differ", "update voucher.issue set total_fen = total_fen + 1");
        FAULTS.put(
                "campaign-claims-differ",
                "update voucher.campaign set remaining_fen = remaining_fen - face_fen");
        FAULTS.put(
                "voucher-void-differs",
                """
                insert into entitlement.voucher_return (award_id, org_path, fen, returned_on, returned_at, cause)
                select award_id, org_path, 1, '2021-02-14', '2021-02-14', 'corrected'
                  from entitlement.voucher_award\
                """);
        FAULTS.put(
                "statement-lines-differ", "update voucher.statement set total_fen = total_fen + 1");
        FAULTS.put(
                "merchant-day-differs",
                "update voucher.merchant_day set spent_fen = spent_fen + 1");
    }

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    GivenVouchers given;

    @Test
    void each_check_of_money_finds_its_fault_and_nothing_in_books_in_order() throws Exception {
        var softly = new SoftAssertions();
        for (var check : application.getBean(Checks.class).catalogue()) {
            var fault = FAULTS.get(check.code());
            if (fault != null) {
                var query = "select count(*) from (" + check.query() + "\n) found";
                softly.assertThat(found(query, "select 1")).as(check.code() + " in order").isZero();
                softly.assertThat(found(query, fault)).as(check.code()).isPositive();
            }
        }
        softly.assertAll();
        assertThat(given.errorsOfMoney()).isEmpty();
    }

    @BeforeEach
    void money_paid_and_vouchers_spent_claimed_and_settled() {
        given = new GivenVouchers(application, clock);
        var entitlements = given.entitlements();
        var cash = entitlements.luquan("1000000.00");
        entitlements.workers(LUQUAN, 101, 2);
        var caseworker = entitlements.officer(LUQUAN, Role.CASEWORKER);
        entitlements.approved(cash, caseworker, entitlements.officer(LUQUAN, Role.REVIEWER));
        entitlements.published(cash, caseworker, "2021-02-12");
        var code = given.issued(1, "partial").getFirst();
        var batch = new GivenPayments(application).released(LUQUAN, cash);
        given.browsing()
                .send(
                        entitlements.officer(LUQUAN, Role.FINANCE),
                        "/payments/" + batch + "/payment",
                        "paidOn",
                        "2021-02-13");
        var claimed = GivenVouchers.claim(given.browsing(), campaign(), "张试一", residentId(1));
        assertThat(claimed.status()).isEqualTo(303);
        var till = new Program(application, given.till(HENGSHUI, "试验商场", "300", "3"));
        assertThat(till.redeem(code, 12_345).status()).isEqualTo(200);
        clock.moveTo("2021-02-14T09:00");
        var merchant = one("select merchant_id from voucher.merchant");
        var settled =
                given.browsing()
                        .send(
                                entitlements.officer(HENGSHUI, Role.FINANCE),
                                "/settlements",
                                "merchant",
                                merchant.toString(),
                                "submission",
                                Ids.newId().toString());
        assertThat(settled.status()).isEqualTo(303);
    }

    private String campaign() {
        return given.releasedCampaign("2").toString();
    }

    private UUID one(String sql) {
        return given.entitlements().owner().sql(sql).query(UUID.class).single();
    }

    /** What a query finds with the fault, which is taken back afterwards. */
    private static long found(String query, String fault) throws Exception {
        try (var connection = TestDatabase.owner().getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("select set_config('wengang.scope', 'cn/', true)");
                statement.execute(fault);
                try (var count = statement.executeQuery(query)) {
                    count.next();
                    return count.getLong(1);
                }
            } finally {
                connection.rollback();
            }
        }
    }
}
