package org.wengang.entitlement.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.YUHUA;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Whoever is concerned confirms, asks for a person, or applies, without an account. */
@WengangTest
class ApplicationIT {

    private static final Pattern RECEIPT =
            Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    @Autowired MockMvc mvc;
    GivenEntitlements given;
    Browsing browsing;
    Officer caseworker;
    Officer reviewer;
    UUID policy = new UUID(0, 0);
    String call = "";

    @BeforeEach
    void a_policy_takes_applications() {
        given = new GivenEntitlements(application);
        browsing = new Browsing(application);
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        reviewer = given.officer(LUQUAN, Role.REVIEWER);
        policy = given.luquan("1000000.00");
        given.workers(LUQUAN, 1, 1);
        given.determine(caseworker, policy);
        var opened =
                browsing.send(
                        caseworker,
                        "/application-calls",
                        "policy",
                        policy.toString(),
                        "deadline",
                        "2021-02-10");
        assertThat(opened.status()).isEqualTo(303);
        call =
                given.owner()
                        .sql("select call_id from entitlement.application_call")
                        .query(UUID.class)
                        .single()
                        .toString();
    }

    @Test
    void whoever_has_the_receipt_and_the_end_of_the_number_is_told_and_nobody_else() {
        var receipt = receipt(send("apply", "李试二", 2, "在鹿泉试验厂上班", Ids.newId()));
        assertThat(ask(receipt, last4(2)).body()).contains("办理中");
        assertThat(ask(receipt.toLowerCase(Locale.ROOT).replace("-", " "), last4(2)).status())
                .isEqualTo(200);
        assertThat(ask(receipt, last4(1)).status()).isEqualTo(422);
        assertThat(ask("2345-6789-ABCD-EFGH", last4(2)).status()).isEqualTo(422);
        assertThat(handle(id(), "refused", "名册中查无此人，请携带合同到窗口")).isEqualTo(303);
        assertThat(ask(receipt, last4(2)).body())
                .contains("不予受理", "请携带合同到窗口")
                .doesNotContain("李试二");
        assertThat(handle(id(), "accepted", "已核实")).as("handled").isEqualTo(409);
    }

    @Test
    void the_same_form_twice_is_one_application_with_one_receipt() {
        var form = Ids.newId();
        var first = receipt(send("confirm", "张试一", 1, "", form));
        assertThat(receipt(send("confirm", "张试一", 1, "", form))).isEqualTo(first);
        assertThat(send("confirm", "张试一", 1, "", Ids.newId()).status())
                .as("another form while one is open")
                .isEqualTo(409);
        assertThat(given.count("select count(*) from entitlement.application")).isOne();
        assertThat(
                        given.count(
                                "select count(*) from security.audit_entry where action ="
                                        + " 'application-received'"))
                .isOne();
    }

    @Test
    void one_form_sent_eight_times_at_once_is_one_application() throws Exception {
        var form = Ids.newId();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent =
                    IntStream.range(0, 8)
                            .mapToObj(
                                    i -> executor.submit(() -> send("confirm", "张试一", 1, "", form)))
                            .toList();
            for (var each : sent) {
                assertThat(each.get().status()).isEqualTo(200);
            }
        }
        assertThat(given.count("select count(*) from entitlement.application")).isOne();
    }

    @Test
    void whoever_refuses_an_automated_decision_is_decided_on_by_a_person() {
        var award = given.awards(policy, "proposed").getFirst();
        send("person", "张试一", 1, "", Ids.newId());
        assertThat(approve(award)).isEqualTo(409);
        assertThat(browsing.open(reviewer, "/awards/" + award).body())
                .contains("要求人工办理", "本人要求人工办理");
        assertThat(browsing.open(reviewer, "/findings").body()).contains("本人要求人工办理");
        given.determine(caseworker, policy);
        assertThat(given.awards(policy, "proposed")).as("not replaced").containsExactly(award);
        assertThat(browsing.open(caseworker, "/applications/" + id()).body()).contains("在答复之前");
        assertThat(handle(id(), "accepted", "已由人工核实")).isEqualTo(303);
        assertThat(browsing.open(caseworker, "/applications/" + id()).body())
                .as("answered: nothing is held any more")
                .doesNotContain("在答复之前");
        assertThat(approve(award)).isEqualTo(303);
    }

    @Test
    void a_number_alone_does_not_stop_the_award_of_another_one() {
        send("person", "李试二", 1, "", Ids.newId());
        assertThat(approve(given.awards(policy, "proposed").getFirst())).isEqualTo(303);
    }

    @Test
    void the_answer_is_the_same_whether_the_number_is_known_or_not() {
        var known = send("confirm", "张试一", 1, "", Ids.newId()).body();
        var unknown = send("confirm", "李试二", 2, "", Ids.newId()).body();
        assertThat(RECEIPT.matcher(known).replaceAll(""))
                .isEqualTo(RECEIPT.matcher(unknown).replaceAll(""));
    }

    @Test
    void the_deadline_is_the_last_day() {
        clock.moveTo("2021-02-10T23:59");
        assertThat(send("confirm", "张试一", 1, "", Ids.newId()).status()).isEqualTo(200);
        clock.moveTo("2021-02-11T00:00");
        assertThat(browsing.open("/apply").body()).doesNotContain(call);
        assertThat(browsing.open("/apply/" + call).status()).isEqualTo(409);
        assertThat(send("confirm", "李试二", 2, "", Ids.newId()).status()).isEqualTo(409);
    }

    @Test
    void what_is_wrongly_filled_in_is_shown_again() {
        assertThat(send("", "", 1, "", Ids.newId()).body()).contains("请选择诉求", "请填写姓名");
        assertThat(send("apply", "张试一", 1, " ", Ids.newId()).body()).contains("请说明情况");
        var number =
                browsing.send("/apply/" + call, "wish", "confirm", "name", "张试一", "number", "1");
        assertThat(number.body()).contains("请填写正确的公民身份号码");
    }

    @Test
    void evidence_is_taken_by_its_content_kept_sealed_and_read_through_the_audit_trail()
            throws Exception {
        var photo = new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1, 2, 3};
        assertThat(upload("合同.pdf", "<script>".getBytes(StandardCharsets.UTF_8))).isEqualTo(422);
        assertThat(upload("大.jpg", Arrays.copyOf(photo, (5 << 20) + 1))).isEqualTo(422);
        assertThat(upload("合同.pdf", photo)).isEqualTo(200);
        var path = "/applications/" + id() + "/files/1";
        assertThat(browsing.send(caseworker, path).bytes()).isEqualTo(photo);
        assertThat(
                        given.count(
                                "select count(*) from security.audit_entry where action ="
                                        + " 'application-file-read'"))
                .isOne();
        assertThat(
                        given.count(
                                "select count(*) from entitlement.application_file where"
                                        + " position('\\xffd8ff'::bytea in sealed) = 0 and media ="
                                        + " 'image/jpeg'"))
                .isOne();
        var neighbour = given.officer(YUHUA, Role.CASEWORKER, Role.REVIEWER);
        assertThat(browsing.send(neighbour, path).status()).isEqualTo(404);
    }

    @Test
    void the_next_county_sees_nothing_and_an_officer_sees_the_number_by_asking() {
        send("apply", "李试二", 2, "在鹿泉试验厂上班", Ids.newId());
        var neighbour = given.officer(YUHUA, Role.CASEWORKER);
        assertThat(browsing.open(neighbour, "/applications").body()).doesNotContain("李**");
        assertThat(browsing.open(neighbour, "/applications/" + id()).status()).isEqualTo(404);
        assertThat(browsing.send(neighbour, "/applications/" + id() + "/identity").status())
                .isEqualTo(404);
        assertThat(browsing.open(caseworker, "/applications/" + id()).body())
                .doesNotContain(GivenEntitlements.residentId(2));
        assertThat(browsing.send(caseworker, "/applications/" + id() + "/identity").body())
                .contains(GivenEntitlements.residentId(2), "李试二");
    }

    @Test
    void whoever_tries_receipts_is_slowed_down() {
        for (var i = 0; i < 20; i++) {
            assertThat(ask("2345-6789-ABCD-EFGH", "001X").status()).isEqualTo(422);
        }
        assertThat(ask("2345-6789-ABCD-EFGH", "001X").status()).isEqualTo(429);
    }

    private Browsing.Seen send(String wish, String name, int person, String statement, UUID form) {
        return browsing.send(
                "/apply/" + call,
                "wish",
                wish,
                "name",
                name,
                "number",
                GivenEntitlements.residentId(person),
                "statement",
                statement,
                "submission",
                form.toString());
    }

    private int upload(String fileName, byte[] content) throws Exception {
        var part = new MockMultipartFile("file", fileName, "application/pdf", content);
        return mvc.perform(
                        multipart("/apply/" + call)
                                .file(part)
                                .param("wish", "apply")
                                .param("name", "李试二")
                                .param("number", GivenEntitlements.residentId(2))
                                .param("statement", "在鹿泉试验厂上班")
                                .with(csrf()))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private Browsing.Seen ask(String receipt, String last4) {
        return browsing.send("/apply/receipts", "receipt", receipt, "last4", last4);
    }

    private int handle(UUID id, String outcome, String answer) {
        return browsing.send(
                        caseworker,
                        "/applications/" + id + "/handling",
                        "outcome",
                        outcome,
                        "answer",
                        answer)
                .status();
    }

    private int approve(UUID award) {
        return browsing.send(
                        reviewer,
                        "/reviews/decisions",
                        List.of("action", "approve", "chosen", award + "~1").toArray(String[]::new))
                .status();
    }

    private UUID id() {
        return given.owner()
                .sql("select application_id from entitlement.application")
                .query(UUID.class)
                .single();
    }

    private static String last4(int person) {
        return GivenEntitlements.residentId(person).substring(14);
    }

    private static String receipt(Browsing.Seen seen) {
        var found = RECEIPT.matcher(seen.body());
        assertThat(found.find()).as(seen.body()).isTrue();
        return found.group();
    }
}
