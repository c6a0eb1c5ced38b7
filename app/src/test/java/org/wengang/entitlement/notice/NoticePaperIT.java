package org.wengang.entitlement.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.YUHUA;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** The notice as a PDF says what its page says. Its time is looked at in {@link NoticeTimeIT}. */
@WengangTest
class NoticePaperIT {

    @Autowired ApplicationContext application;
    Browsing browsing;
    Officer caseworker;
    String notice = "";

    @BeforeEach
    void published() {
        var given = new GivenEntitlements(application);
        browsing = new Browsing(application);
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        var policy = given.luquan("1000000.00");
        given.worker(given.someone(LUQUAN, 1).named("欧阳试一").at("鹿泉试验食品厂"));
        given.worker(given.someone(LUQUAN, 2).named("王试").at("鹿泉𠮷试验⾷堂 <甲> & 乙"));
        given.approved(policy, caseworker, given.officer(LUQUAN, Role.REVIEWER));
        notice = "/notices/" + given.published(policy, caseworker, "2021-02-12");
    }

    @Test
    void anybody_gets_what_the_page_says_with_names_masked_and_no_number() throws IOException {
        assertThat(browsing.open(notice).body()).contains(notice + "/file.pdf");
        var file = browsing.open(notice + "/file.pdf");
        assertThat(file.status()).isEqualTo(200);
        assertThat(text(file))
                .contains("留岗补贴发放公示", "鹿泉区发布", "《试验政策R-SJZ-04》", "2笔", "1,000.00元")
                .contains("石家庄市鹿泉区人力资源和社会保障局，R-SJZ-04第1版")
                .contains("河北省“迎新春送温暖、稳岗留工”专项行动综合报道（石家庄）")
                .contains("公示期：2021年2月5日至2021年2月12日", "http://localhost" + notice)
                .contains("欧阳**鹿泉试验食品厂500.00元", "序号姓名", "1/1页")
                .doesNotContain("欧阳试一", "王试", GivenEntitlements.residentId(1).substring(0, 6))
                .doesNotContain(GivenEntitlements.residentId(1).substring(14));
    }

    @Test
    void what_the_font_lacks_is_a_sign_and_said() throws IOException {
        assertThat(text(browsing.open(notice + "/file.pdf")))
                .contains("王*鹿泉〓试验食堂<甲>&乙", "〓处的字不在打印字体中");
    }

    @Test
    void it_is_there_in_english_and_for_officers_of_any_county() throws IOException {
        assertThat(browsing.openInEnglish(caseworker, notice).body()).contains("Download PDF");
        assertThat(text(browsing.openInEnglish(caseworker, notice + "/file.pdf")))
                .contains("PublishedbyLuquan", "Itrestson:", "12Feb2021", "Page1of1");
        var neighbour = new GivenEntitlements(application).officer(YUHUA, Role.FINANCE);
        assertThat(browsing.open(neighbour, notice + "/file.pdf").body()).startsWith("%PDF-");
    }

    @Test
    void whoever_asks_for_it_too_often_is_slowed_down_and_reads_the_page() {
        for (var i = 0; i < NoticePaperController.MOST_AN_HOUR; i++) {
            assertThat(browsing.open(notice + "/file.pdf?part=2").status()).isEqualTo(404);
        }
        assertThat(browsing.open(notice + "/file.pdf").status()).isEqualTo(429);
        assertThat(browsing.open(notice).status()).isEqualTo(200);
    }

    /** Without blanks: a line ends wherever the paper does. */
    private static String text(Browsing.Seen file) throws IOException {
        try (var pdf = Loader.loadPDF(file.bytes())) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
        }
    }
}
