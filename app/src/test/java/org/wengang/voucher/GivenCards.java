package org.wengang.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.wengang.database.TestClock;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.Browsing.Seen;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** The honour card of Hengshui (R-HS-02 to 04), good from 11 to 17 February. */
public final class GivenCards {

    private final ApplicationContext application;
    private final GivenVouchers vouchers;
    public final GivenEntitlements given;
    public final Browsing browsing;
    public final Officer caseworker;
    public final Officer reviewer;

    public GivenCards(ApplicationContext application, TestClock clock) {
        this(application, new GivenVouchers(application, clock));
    }

    public GivenCards(ApplicationContext application, GivenVouchers vouchers) {
        this.application = application;
        this.vouchers = vouchers;
        given = vouchers.entitlements();
        browsing = vouchers.browsing();
        caseworker = vouchers.caseworker;
        reviewer = vouchers.reviewer;
    }

    public GivenVouchers vouchers() {
        return vouchers;
    }

    public Seen plan(Officer officer) {
        return browsing.send(
                officer,
                "/cards",
                "title",
                "“抗击疫情留衡过年”光荣卡",
                "titleEn",
                "Honour card",
                "source",
                "衡新疫防指办〔2021〕132号第一条、第二条、第六条",
                "firstDay",
                "2021-02-11",
                "lastDay",
                "2021-02-17",
                "name1",
                "一次优先免费核酸检测",
                "gives1",
                "free",
                "uses1",
                "1",
                "place1",
                "public_hospital",
                "name2",
                "一次半价常规项目体检",
                "gives2",
                "discount",
                "percent2",
                "50",
                "uses2",
                "1",
                "place2",
                "public_hospital",
                "name3",
                "免收门诊、急诊挂号费",
                "nameEn3",
                "No registration fee",
                "gives3",
                "waiver",
                "place3",
                "public_hospital",
                "submission",
                Ids.newId().toString());
    }

    /** Planned by one officer of the city, let go by another. */
    public String released() {
        var kind = plan(caseworker).id();
        assertThat(browsing.send(reviewer, "/cards/" + kind + "/release").status()).isEqualTo(303);
        return kind;
    }

    /** So many people of the county, by a list of its own officer; the codes of their cards. */
    public List<VoucherCode> issued(String kind, OrgPath county, int from, int people) {
        var list = new StringBuilder();
        for (var person = from; person < from + people; person++) {
            given.worker(given.someone(county, person).named("张试一"));
            list.append("张试一 ").append(GivenEntitlements.residentId(person)).append('\n');
        }
        var officer = given.officer(county, Role.CASEWORKER);
        var answer =
                browsing.send(officer, "/cards/" + kind + "/issue/list", "people", list.toString());
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return codes();
    }

    public Program hospital(OrgPath office, String name) {
        return new Program(application, vouchers.place(office, name, "public_hospital"));
    }

    /** Of all cards that are not blocked, by number. */
    public List<VoucherCode> codes() {
        var codes = application.getBean(VoucherCodes.class);
        var opened = new ArrayList<VoucherCode>();
        given.owner()
                .sql(
                        """
                        select d.code_sealed
                          from voucher.card_code d
                          join voucher.card c using (card_id)
                         where d.ended_at is null
                         order by c.number\
                        """)
                .query((row, number) -> row.getBytes(1))
                .list()
                .forEach(each -> opened.add(codes.opened(each)));
        return opened;
    }

    /** The only card there is. */
    public String card() {
        return given.owner()
                .sql("select card_id from voucher.card")
                .query(UUID.class)
                .single()
                .toString();
    }
}
