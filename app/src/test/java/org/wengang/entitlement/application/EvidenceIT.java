package org.wengang.entitlement.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.YUHUA;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** An applicant is asked for evidence, and answers with the receipt. */
@WengangTest
class EvidenceIT {

    private static final byte[] PHOTO = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1, 2, 3};

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;
    @Autowired MockMvc mvc;
    GivenEntitlements given;
    Browsing browsing;
    Officer caseworker;
    UUID policy = new UUID(0, 0);
    String receipt = "";
    String page = "";

    @BeforeEach
    void somebody_wants_a_person_to_decide() {
        given = new GivenEntitlements(application);
        browsing = new Browsing(application);
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        policy = given.luquan("1000000.00");
        given.workers(LUQUAN, 1, 1);
        given.determine(caseworker, policy);
        browsing.send(
                caseworker,
                "/application-calls",
                "policy",
                policy.toString(),
                "deadline",
                "2021-02-10");
        var call = id("select call_id from entitlement.application_call");
        var sent =
                browsing.send(
                        "/apply/" + call,
                        "wish",
                        "person",
                        "name",
                        "张试一",
                        "number",
                        GivenEntitlements.residentId(1));
        var found = Pattern.compile("[2-9A-Z]{4}(-[2-9A-Z]{4}){3}").matcher(sent.body());
        assertThat(found.find()).isTrue();
        receipt = found.group();
        page = "/applications/" + id("select application_id from entitlement.application");
    }

    @Test
    void an_officer_asks_once_with_a_reason_and_a_day_and_the_applicant_reads_it() {
        assertThat(ask(caseworker, " ", "2021-02-09", form()).body()).contains("请写明需要补充什么");
        for (var wrong : new String[] {"", "2021-02-05", "2021-05-07"}) {
            assertThat(ask(caseworker, "劳动合同", wrong, form()).body())
                    .as(wrong)
                    .contains("答复期限请在2021年2月6日和2021年5月6日之间");
        }
        var form = form();
        assertThat(ask(caseworker, "缺劳动合同，请拍照上传", "2021-02-09", form).status()).isEqualTo(303);
        assertThat(ask(caseworker, "缺劳动合同，请拍照上传", "2021-02-09", form).status()).isEqualTo(303);
        assertThat(ask(caseworker, "还缺考勤表", "2021-02-09", form()).status()).isEqualTo(409);
        assertThat(audited("asked")).isOne();
        assertThat(browsing.open(caseworker, page).body()).contains("待补充材料", "缺劳动合同", "还没有收到");
        assertThat(browsing.open(caseworker, "/applications").body()).doesNotContain(page);
        assertThat(browsing.open(caseworker, "/applications?status=asked").body()).contains(page);
        assertThat(look().body())
                .contains("待补充材料", "缺劳动合同，请拍照上传", "2021年2月9日")
                .doesNotContain("已逾期");
        assertThat(browsing.openInEnglish(caseworker, page).body()).contains("Evidence asked for");
    }

    @Test
    void what_an_open_application_holds_stays_held_while_the_applicant_is_asked() {
        ask(caseworker, "缺劳动合同", "2021-02-09", form());
        var reviewer = given.officer(LUQUAN, Role.REVIEWER);
        var award = given.awards(policy, "proposed").getFirst();
        assertThat(
                        browsing.send(
                                        reviewer,
                                        "/reviews/decisions",
                                        "action",
                                        "approve",
                                        "chosen",
                                        award + "~1")
                                .status())
                .isEqualTo(409);
        assertThat(browsing.open(reviewer, "/awards/" + award).body()).contains("待补充材料");
    }

    @Test
    void the_answer_comes_once_with_its_files_sealed_and_the_office_is_next() throws Exception {
        ask(caseworker, "缺劳动合同", "2021-02-09", form());
        assertThat(answer("", form(), null).getStatus()).as("nothing in it").isEqualTo(422);
        assertThat(answer("", form(), "<html>".getBytes(StandardCharsets.UTF_8)).getStatus())
                .isEqualTo(422);
        var form = form();
        var first = answer("合同见照片", form, PHOTO);
        assertThat(first.getStatus()).isEqualTo(200);
        assertThat(first.getContentAsString(StandardCharsets.UTF_8))
                .contains("已收到您的答复", "办理中", "材料 1 份");
        assertThat(answer("合同见照片", form, PHOTO).getStatus()).as("sent twice").isEqualTo(200);
        assertThat(answer("另一份", form(), PHOTO).getStatus()).as("another one").isEqualTo(409);
        assertThat(audited("given")).isOne();
        assertThat(browsing.open(caseworker, "/applications").body()).contains(page);
        assertThat(browsing.open(caseworker, page).body()).contains("合同见照片", page + "/files/1");
        assertThat(browsing.send(caseworker, page + "/files/1").bytes()).isEqualTo(PHOTO);
        assertThat(
                        given.count(
                                "select count(*) from entitlement.application_file where"
                                        + " position('\\xffd8ff'::bytea in sealed) = 0 and"
                                        + " question_number = 1"))
                .isOne();
        assertThat(ask(caseworker, "还缺考勤表", "2021-02-09", form()).status()).isEqualTo(303);
        assertThat(look().body()).contains("还缺考勤表", "合同见照片");
    }

    @Test
    void one_answer_sent_eight_times_at_once_is_one() throws Exception {
        ask(caseworker, "缺劳动合同", "2021-02-09", form());
        var form = form();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent =
                    IntStream.range(0, 8)
                            .mapToObj(i -> executor.submit(() -> answer("见照片", form, PHOTO)))
                            .toList();
            for (var each : sent) {
                assertThat(each.get().getStatus()).isEqualTo(200);
            }
        }
        assertThat(given.count("select count(*) from entitlement.application_file")).isOne();
    }

    @Test
    void an_overdue_answer_is_shown_as_such_and_taken_until_the_office_decides() throws Exception {
        ask(caseworker, "缺劳动合同", "2021-02-09", form());
        clock.moveTo("2021-02-09T23:59");
        assertThat(look().body()).doesNotContain("已逾期");
        clock.moveTo("2021-02-10T00:00");
        assertThat(look().body()).contains("已逾期", "您仍可以补充");
        assertThat(browsing.open(caseworker, "/applications?status=asked").body()).contains("已逾期");
        assertThat(browsing.open(caseworker, "/").body()).contains("逾期未补充的申请");
        assertThat(answer("合同遗失", form(), null).getStatus()).isEqualTo(200);
        ask(caseworker, "请补盖章证明", "2021-02-12", form());
        var handled =
                browsing.send(
                        caseworker, page + "/handling", "outcome", "refused", "answer", "证明不足");
        assertThat(handled.status()).isEqualTo(303);
        assertThat(answer("晚了", form(), null).getStatus()).isEqualTo(409);
        assertThat(look().body())
                .contains("不予受理", "合同遗失", "请补盖章证明")
                .doesNotContain("/apply/answers");
    }

    @Test
    void only_the_office_asks_and_only_the_receipt_answers() throws Exception {
        var neighbour = given.officer(YUHUA, Role.CASEWORKER);
        assertThat(ask(neighbour, "缺劳动合同", "2021-02-09", form()).status()).isEqualTo(404);
        var reviewer = given.officer(LUQUAN, Role.REVIEWER);
        assertThat(ask(reviewer, "缺劳动合同", "2021-02-09", form()).status()).isEqualTo(403);
        ask(caseworker, "缺劳动合同", "2021-02-09", form());
        receipt = "2345-6789-ABCD-EFGH";
        assertThat(answer("别人的", form(), null).getStatus()).isEqualTo(422);
        assertThat(audited("given")).isZero();
    }

    private Browsing.Seen ask(Officer officer, String question, String dueOn, String form) {
        return browsing.send(
                officer,
                page + "/questions",
                "question",
                question,
                "dueOn",
                dueOn,
                "submission",
                form);
    }

    private Browsing.Seen look() {
        return browsing.send("/apply/receipts", "receipt", receipt, "last4", last4());
    }

    private MockHttpServletResponse answer(String text, String form, byte @Nullable [] file)
            throws Exception {
        var request = multipart("/apply/answers");
        if (file != null) {
            request.file(new MockMultipartFile("file", "合同.jpg", "image/jpeg", file));
        }
        return mvc.perform(
                        request.param("receipt", receipt)
                                .param("last4", last4())
                                .param("question", "1")
                                .param("answer", text)
                                .param("submission", form)
                                .with(csrf()))
                .andReturn()
                .getResponse();
    }

    private long audited(String what) {
        return given.count(
                "select count(*) from security.audit_entry where action = 'application-evidence-%s'"
                        .formatted(what));
    }

    private UUID id(String sql) {
        return given.owner().sql(sql).query(UUID.class).single();
    }

    private static String last4() {
        return GivenEntitlements.residentId(1).substring(14);
    }

    private static String form() {
        return Ids.newId().toString();
    }
}
