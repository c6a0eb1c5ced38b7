package org.wengang.voucher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.HENGSHUI;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.wengang.database.TestClock;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.Browsing.Seen;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.checks.Check.Severity;
import org.wengang.registry.checks.Checks;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Vouchers of Hengshui (R-HS-01) for people of its district Taocheng, as the pages make them. */
public final class GivenVouchers {

    /** Published until the 12th, so that this is the first moment to issue. */
    public static final String AFTER_NOTICE = "2021-02-13T09:00";

    public static final String USCC = "91350100M000100Y43";

    private final ApplicationContext application;
    private final TestClock clock;
    private final GivenEntitlements given;
    private final Browsing browsing;
    public final Officer caseworker;
    public final Officer reviewer;
    public final Officer finance;
    public final UUID policy;

    public GivenVouchers(ApplicationContext application, TestClock clock) {
        this.application = application;
        this.clock = clock;
        given = new GivenEntitlements(application);
        browsing = new Browsing(application);
        caseworker = given.officer(HENGSHUI, Role.CASEWORKER);
        reviewer = given.officer(HENGSHUI, Role.REVIEWER);
        finance = given.officer(HENGSHUI, Role.FINANCE);
        policy = given.hengshui("1000000.00");
    }

    public GivenEntitlements entitlements() {
        return given;
    }

    public Browsing browsing() {
        return browsing;
    }

    /** Approved awards of 500 yuan each, published; the notice's id. */
    public String published(int people) {
        return published(TAOCHENG, 1, people, 0);
    }

    /**
     * @param onDuty days on duty within the holiday: one is worth 600 yuan, none 500
     */
    public String published(OrgPath county, int from, int people, int onDuty) {
        for (var person = from; person < from + people; person++) {
            given.worker(
                    given.someone(county, person)
                            .appliedAfter(person)
                            .with("stay_place", county.name())
                            .with("on_duty_days", onDuty));
        }
        given.approved(policy, caseworker, reviewer);
        return given.published(policy, caseworker, "2021-02-12");
    }

    public Seen issue(Officer officer, String use) {
        return issue(officer, use, Ids.newId().toString());
    }

    public Seen issue(Officer officer, String use, String submission) {
        return browsing.send(
                officer,
                "/voucher-issues/of/" + policy,
                "firstDay",
                "2021-02-13",
                "lastDay",
                "2021-03-08",
                "use",
                use,
                "submission",
                submission);
    }

    /** So many vouchers of 500 yuan to be spent from 13 February to 8 March; their codes. */
    public List<VoucherCode> issued(int people, String use) {
        published(people);
        clock.moveTo(AFTER_NOTICE);
        assertThat(issue(finance, use).status()).isEqualTo(303);
        return codes();
    }

    /** A merchant on the list of an office until the end of March; the secret of its till. */
    public String till(OrgPath office, String name) {
        return till(office, name, "", "");
    }

    /**
     * @param mostADay yuan; empty for no limit
     * @param mostUses empty for no limit
     */
    public String till(OrgPath office, String name, String mostADay, String mostUses) {
        return till(office, name, "shop", mostADay, mostUses);
    }

    /** Likewise another place, by the code of its kind. */
    public String place(OrgPath office, String name, String kind) {
        return till(office, name, kind, "", "");
    }

    private String till(
            OrgPath office, String name, String kind, String mostADay, String mostUses) {
        var answer =
                browsing.send(
                        given.officer(office, Role.CASEWORKER),
                        "/merchants",
                        "name",
                        name,
                        "uscc",
                        USCC,
                        "address",
                        "试验路1号",
                        "kind",
                        kind,
                        "firstDay",
                        "2021-02-01",
                        "lastDay",
                        "2021-03-31",
                        "mostADay",
                        mostADay,
                        "mostUses",
                        mostUses,
                        "submission",
                        Ids.newId().toString());
        assertThat(answer.status()).isEqualTo(200);
        var secret = Pattern.compile("wg_[0-9a-z]{12}_[0-9A-Za-z_-]{43}").matcher(answer.body());
        assertThat(secret.find()).isTrue();
        return secret.group();
    }

    /** Of all vouchers there are, by number. */
    public List<VoucherCode> codes() {
        var codes = application.getBean(VoucherCodes.class);
        var sealed =
                given.owner()
                        .sql("select code_sealed from voucher.voucher order by issue_id, number")
                        .query((row, number) -> row.getBytes(1))
                        .list();
        var opened = new ArrayList<VoucherCode>();
        sealed.forEach(each -> opened.add(codes.opened(each)));
        return opened;
    }

    /** A campaign of Hengshui, open on 13 February: so many vouchers of 100 yuan. */
    public UUID releasedCampaign(String vouchers) {
        browsing.send(
                caseworker,
                "/voucher-campaigns",
                "title",
                "春节抢券",
                "face",
                "100",
                "vouchers",
                vouchers,
                "opens",
                "2021-02-13T08:00",
                "closes",
                "2021-02-13T20:00",
                "firstDay",
                "2021-02-13",
                "lastDay",
                "2021-03-08",
                "use",
                "partial",
                "pool",
                policy.toString(),
                "submission",
                Ids.newId().toString());
        var id =
                given.owner()
                        .sql("select campaign_id from voucher.campaign")
                        .query(UUID.class)
                        .single();
        var answer = browsing.send(finance, "/voucher-campaigns/" + id + "/release");
        assertThat(answer.status()).isEqualTo(303);
        return id;
    }

    /** On the public page of a campaign. */
    public static Seen claim(Browsing visitor, String campaign, String name, String number) {
        return visitor.send("/claims", "campaign", campaign, "name", name, "number", number);
    }

    /** What the checks over awards, budgets, payments and vouchers find, by their codes. */
    public Map<String, Long> errorsOfMoney() {
        var found = new HashMap<String, Long>();
        for (var check : application.getBean(Checks.class).catalogue()) {
            var isOfMoney =
                    check.query().contains("entitlement.") || check.query().contains("voucher.");
            if (isOfMoney && check.severity() == Severity.ERROR) {
                var rows = given.found(check.code());
                if (rows > 0) {
                    found.put(check.code(), rows);
                }
            }
        }
        return found;
    }
}
