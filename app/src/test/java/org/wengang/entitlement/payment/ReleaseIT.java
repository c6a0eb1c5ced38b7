package org.wengang.entitlement.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenAccounts;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.entitlement.GivenPayments;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;

@WengangTest
class ReleaseIT {

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    GivenEntitlements given;
    GivenPayments payments;
    Browsing browsing;
    Officer caseworker;
    Officer reviewer;
    Officer maker;
    Officer second;
    UUID policy;

    @BeforeEach
    void two_people_to_be_paid() {
        given = new GivenEntitlements(application);
        payments = new GivenPayments(application);
        browsing = new Browsing(application);
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        reviewer = given.officer(LUQUAN, Role.REVIEWER, Role.FINANCE);
        maker = given.officer(LUQUAN, Role.FINANCE);
        second = given.officer(LUQUAN, Role.FINANCE);
        policy = given.luquan("1000000.00");
        given.workers(LUQUAN, 1, 2);
        given.approved(policy, caseworker, reviewer);
        given.published(policy, caseworker, "2021-02-12");
        clock.moveTo("2021-02-13T09:00");
    }

    @Test
    void neither_who_made_it_nor_who_approved_releases_a_batch() {
        var batch = payments.make(maker, policy).id();
        assertThat(browsing.open(maker, "/payments/" + batch).body())
                .contains("须由另一位财务人员核对", "待放行</span>")
                .doesNotContain("待银行回执</span>");
        assertThat(browsing.card(maker, "待您放行的批次")).as("not for who made it").isEqualTo("0");
        assertThat(browsing.card(second, "待您放行的批次")).isEqualTo("1");
        assertThat(payments.tryRelease(maker, batch).status()).isEqualTo(403);
        assertThat(payments.tryRelease(reviewer, batch).status()).isEqualTo(403);
        assertThat(browsing.open(second, "/payments/" + batch + "/file.csv").status())
                .as("no file before")
                .isEqualTo(409);
        for (var who : List.of("made_by", "'" + reviewer.id() + "'")) {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .isThrownBy(() ->
                            given.owner()
                                    .sql(
                                            """
                                            update entitlement.payment_batch
                                               set released_by = %s, released_at = now(), payer_name = '试',
                                                   payer_sealed = '\\x00', payer_last4 = '0000', payer_bank = '试'\
                                            """
                                                    .formatted(who))
                                    .update());
        }
        assertThat(payments.tryRelease(second, batch).status()).isEqualTo(303);
    }

    @Test
    void a_double_click_0_24_s_apart_makes_one_batch_and_releases_it_once() throws Exception {
        var form = Ids.newId().toString();
        var made =
                twice(() ->
                        browsing.send(
                                maker,
                                "/payments",
                                "policy",
                                policy.toString(),
                                "submission",
                                form));
        assertThat(made.getFirst().location()).isEqualTo(made.getLast().location());
        var batch = made.getFirst().id();
        var released = twice(() -> payments.tryRelease(second, batch));
        assertThat(released).extracting(Browsing.Seen::status).containsOnly(303);
        assertThat(given.count("select count(*) from entitlement.payment_batch")).isOne();
        assertThat(given.count("select count(*) from entitlement.payment_file")).isEqualTo(3);
        assertThat(
                        given.count(
                                "select count(*) from security.audit_entry where action ="
                                        + " 'payment-batch-released'"))
                .isOne();
        var third = given.officer(LUQUAN, Role.FINANCE);
        assertThat(payments.tryRelease(third, batch).status()).isEqualTo(409);
    }

    private static <T> List<T> twice(Callable<T> click) throws Exception {
        try (var executor = Executors.newScheduledThreadPool(2)) {
            var one = executor.submit(click);
            var two = executor.schedule(click, 240, TimeUnit.MILLISECONDS);
            return List.of(one.get(), two.get());
        }
    }

    @Test
    void releasing_again_with_another_payer_is_not_told_as_done() {
        var batch = payments.make(maker, policy).id();
        payments.release(second, batch);
        payments.release(second, batch);
        for (var number : List.of("13050161234500009123", "13050161234500000124")) {
            var answer = payments.tryRelease(second, batch, number);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body()).contains("刚刚已经放行");
        }
    }

    @Test
    void a_batch_taken_back_leaves_its_awards_for_another_one_and_a_released_one_stays() {
        var batch = payments.make(maker, policy).id();
        var path = "/payments/" + batch + "/withdrawal";
        assertThat(browsing.send(second, path, "reason", " ").status()).isEqualTo(422);
        assertThat(browsing.send(second, path, "reason", "名单有误").status()).isEqualTo(303);
        assertThat(payments.tryRelease(second, batch).status()).isEqualTo(409);
        var again = payments.released(LUQUAN, policy);
        assertThat(
                        browsing.send(second, "/payments/" + again + "/withdrawal", "reason", "晚了")
                                .status())
                .isEqualTo(409);
        assertThat(
                        given.count(
                                "select count(*) from entitlement.payment_line where state ="
                                        + " 'open'"))
                .isEqualTo(2);
    }

    @Test
    void an_account_that_became_doubtful_since_stops_the_release() {
        var batch = payments.make(maker, policy).id();
        var worker =
                given.owner()
                        .sql("select subject_id from entitlement.award order by award_id limit 1")
                        .query(UUID.class)
                        .single();
        browsing.send(
                caseworker,
                "/accounts/" + worker,
                "holder",
                "张试一",
                "number",
                GivenAccounts.card(88),
                "bank",
                "试验银行",
                "reason",
                "换卡");
        var answer = payments.tryRelease(second, batch);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("有 1 个收款账户被更换或者出现疑点");
    }

    @Test
    void two_records_found_to_be_one_person_since_stop_the_release_of_both_lines() {
        var batch = payments.make(maker, policy).id();
        given.searchDuplicates(caseworker);
        var path = "/duplicates/" + text("select case_id::text from registry.duplicate_case");
        for (var officer : List.of(caseworker, reviewer)) {
            var answer =
                    browsing.send(
                            officer,
                            path + "/decision",
                            "verdict",
                            "same",
                            "sameAs",
                            text(
                                    "select subject_id::text from entitlement.award order by"
                                            + " award_id limit 1"),
                            "version",
                            text("select version::text from registry.duplicate_case"),
                            "reason",
                            "核对了身份证");
            assertThat(answer.status()).isEqualTo(303);
        }
        assertThat(
                        given.count(
                                "select count(*) from entitlement.award where double_of is not"
                                        + " null"))
                .isOne();
        assertNotReleasedAsNotDue(batch);
    }

    @Test
    void a_lower_correction_proposed_since_stops_the_release_until_it_is_rejected() {
        var batch = payments.make(maker, policy).id();
        var worker =
                UUID.fromString(text("select subject_id::text from entitlement.award limit 1"));
        for (var fact : List.of("hukou", "home", "residence")) {
            given.correct(worker, fact, "130110");
        }
        given.determine(caseworker, policy);
        assertNotReleasedAsNotDue(batch);
        var correction = text("select correction_id::text from entitlement.correction");
        browsing.send(
                reviewer,
                "/corrections/" + correction + "/decision",
                "outcome",
                "rejected",
                "reason",
                "经核实仍在外地");
        assertThat(payments.tryRelease(second, batch).status()).isEqualTo(303);
    }

    private void assertNotReleasedAsNotDue(String batch) {
        var answer = payments.tryRelease(second, batch);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("有 1 笔待遇发现不应照原额发放");
        assertThat(given.count("select count(*) from entitlement.payment_file")).isZero();
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() ->
                        given.owner()
                                .sql(
                                        """
                                        update entitlement.payment_batch
                                           set released_by = gen_random_uuid(), released_at = now(), payer_name = '试',
                                               payer_sealed = '\\x00', payer_last4 = '0000', payer_bank = '试'\
                                        """)
                                .update())
                .withMessageContaining("not due any more");
    }

    @Test
    void an_account_waiting_on_another_record_of_the_payee_stops_the_release() {
        var batch = payments.make(maker, policy).id();
        var other = given.workers(LUQUAN, 3, 1).getFirst();
        var worker =
                UUID.fromString(
                        text(
                                "select subject_id::text from entitlement.award order by award_id"
                                        + " limit 1"));
        // The line pays to what was stated for the other record.
        given.owner()
                .sql(
                        "update entitlement.payee_account set subject_id = :other where subject_id"
                                + " = :worker")
                .param("other", other)
                .param("worker", worker)
                .update();
        given.owner()
                .sql(
                        """
                        insert into entitlement.payee_account
                               (account_id, org_path, subject_id, kind, holder_name, number_sealed, number_index, last4,
                                bank_name, state, stated_by, stated_at)
                        select gen_random_uuid(), org_path, :worker, kind, holder_name, number_sealed, number_index,
                               last4, bank_name, 'awaiting', stated_by, stated_at
                          from entitlement.payee_account
                         where subject_id = :other\
                        """)
                .param("other", other)
                .param("worker", worker)
                .update();
        var answer = payments.tryRelease(second, batch);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("有 1 个收款账户被更换或者出现疑点");
    }

    private String text(String sql) {
        return given.owner().sql(sql).query(String.class).single();
    }

    @Test
    void a_file_brought_back_is_unchanged_changed_or_not_ours() {
        var batch = payments.released(LUQUAN, policy);
        for (var format : List.of("csv", "xlsx", "xml")) {
            var path = "/payments/" + batch + "/file." + format;
            var file = browsing.open(second, path).bytes();
            assertThat(verified(second, "清单." + format, file)).contains("没有改动", batch);
        }
        var csv =
                GivenEntitlements.text(
                        browsing.open(second, "/payments/" + batch + "/file.csv").bytes());
        assertThat(
                        verified(
                                second,
                                "清单.csv",
                                csv.replace("500.00", "900.00").getBytes(StandardCharsets.UTF_8)))
                .contains("有改动", batch);
        assertThat(verified(second, "别的.csv", "一,二".getBytes(StandardCharsets.UTF_8)))
                .contains("不是本单位给出的文件");
        var neighbour = given.officer(GivenEntitlements.YUHUA, Role.FINANCE);
        assertThat(verified(neighbour, "清单.csv", csv.getBytes(StandardCharsets.UTF_8)))
                .contains("不是本单位给出的文件")
                .doesNotContain(batch);
        assertThat(
                        GivenEntitlements.text(
                                browsing.open(second, "/payments/" + batch + "/signatures.txt")
                                        .bytes()))
                .contains("SM3: ", "SM2 with SM3", "lines: 2", "fen: 100000");
    }

    private String verified(Officer officer, String name, byte[] file) {
        return browsing.upload(officer, "/payments/verification", name, file).body();
    }

    @Test
    void the_message_to_the_bank_has_its_counts_and_sums_and_every_line_its_own_id()
            throws Exception {
        var batch = payments.released(LUQUAN, policy);
        var bytes = browsing.open(second, "/payments/" + batch + "/file.xml").bytes();
        var xml =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(bytes));
        var paths = XPathFactory.newInstance().newXPath();
        var group = "/Document/CstmrCdtTrfInitn/GrpHdr";
        var payment = "/Document/CstmrCdtTrfInitn/PmtInf";
        assertThat(xml.getDocumentElement().getAttribute("xmlns"))
                .isEqualTo("urn:iso:std:iso:20022:tech:xsd:pain.001.001.09");
        assertThat(paths.evaluate(group + "/NbOfTxs", xml)).isEqualTo("2");
        assertThat(paths.evaluate(group + "/CtrlSum", xml)).isEqualTo("1000.00");
        assertThat(paths.evaluate(payment + "/CtrlSum", xml)).isEqualTo("1000.00");
        assertThat(paths.evaluate(payment + "/ReqdExctnDt/Dt", xml)).isEqualTo("2021-02-13");
        assertThat(paths.evaluate(payment + "/DbtrAcct/Id/Othr/Id", xml))
                .isEqualTo("13050161234500000123");
        assertThat(paths.evaluate("sum(" + payment + "/CdtTrfTxInf/Amt/InstdAmt)", xml))
                .isEqualTo("1000");
        var sent = payments.lines(batch);
        for (var i = 1; i <= 2; i++) {
            var line = payment + "/CdtTrfTxInf[" + i + "]";
            assertThat(paths.evaluate(line + "/PmtId/EndToEndId", xml))
                    .isEqualTo(sent.get(i - 1).reference())
                    .hasSizeLessThanOrEqualTo(35);
            assertThat(paths.evaluate(line + "/CdtrAcct/Id/Othr/Id", xml)).matches("622202\\d{13}");
            assertThat(paths.evaluate(line + "/Cdtr/Nm", xml)).isEqualTo("张试一");
        }
    }
}
