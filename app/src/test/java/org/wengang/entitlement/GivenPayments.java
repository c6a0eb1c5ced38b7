package org.wengang.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Payment batches as the pages make them, and what a bank answers. */
public final class GivenPayments {

    private final GivenEntitlements given;
    private final Browsing browsing;

    public GivenPayments(ApplicationContext application) {
        this.given = new GivenEntitlements(application);
        this.browsing = new Browsing(application);
    }

    /** A line of a batch as the bank knows it. */
    public record Sent(String reference, String yuan) {}

    /** Made by one officer and released by another; the batch. */
    public String released(OrgPath organisation, UUID policy) {
        var answer = make(given.officer(organisation, Role.FINANCE), policy);
        assertThat(answer.status()).isEqualTo(303);
        release(given.officer(organisation, Role.FINANCE), answer.id());
        return answer.id();
    }

    public Browsing.Seen make(Officer officer, UUID policy) {
        return browsing.send(
                officer,
                "/payments",
                "policy",
                policy.toString(),
                "submission",
                Ids.newId().toString());
    }

    public void release(Officer officer, String batch) {
        assertThat(tryRelease(officer, batch).status()).isEqualTo(303);
    }

    public Browsing.Seen tryRelease(Officer officer, String batch) {
        return tryRelease(officer, batch, "13050161234500000123");
    }

    public Browsing.Seen tryRelease(Officer officer, String batch, String payerNumber) {
        return browsing.send(
                officer,
                "/payments/" + batch + "/release",
                "payer",
                "鹿泉区试验公共就业服务中心",
                "payerNumber",
                payerNumber,
                "payerBank",
                "试验银行鹿泉支行");
    }

    /** Released by another officer, and all of it paid by the bank on that day. */
    public void paid(OrgPath organisation, String batch, LocalDate day) {
        var officer = given.officer(organisation, Role.FINANCE);
        release(officer, batch);
        assertThat(
                        browsing.send(
                                        officer,
                                        "/payments/" + batch + "/payment",
                                        "paidOn",
                                        day.toString())
                                .status())
                .isEqualTo(303);
    }

    /** In the order of their numbers. */
    public List<Sent> lines(String batch) {
        return given.owner()
                .sql(
                        """
                        select replace(line_id::text, '-', '') as reference, amount_fen / 100.0 as yuan
                          from entitlement.payment_line
                         where payment_batch_id = cast(:batch as uuid)
                         order by line_number\
                        """)
                .param("batch", batch)
                .query((row, number) ->
                        new Sent(
                                row.getString("reference"),
                                row.getBigDecimal("yuan").setScale(2).toPlainString()))
                .list();
    }

    /** A line that is paid, some of which is asked back, and an account that is held. */
    Map<String, String> oneOfEach(String batch) {
        browsing.send(
                given.officer(GivenEntitlements.LUQUAN, Role.FINANCE),
                "/payments/" + batch + "/payment",
                "paidOn",
                "2021-02-13");
        var line =
                given.owner()
                        .sql("select line_id from entitlement.payment_line limit 1")
                        .query(UUID.class)
                        .single();
        return Map.of("line", line.toString(), "clawback", clawback(), "hold", hold());
    }

    private String clawback() {
        var clawback = Ids.newId();
        given.owner()
                .sql(
                        """
                        with asked as (
                            insert into entitlement.clawback
                                   (clawback_id, org_path, line_id, award_id, amount_fen, reason, submission, proposed_by,
                                    proposed_at, state)
                            select :id, org_path, line_id, award_id, 100, '试验', :id, :id, '2021-02-13', 'proposed'
                              from entitlement.payment_line
                             limit 1
                            returning clawback_id, org_path
                        )
                        insert into entitlement.clawback_instalment (clawback_id, number, org_path, due_on, amount_fen)
                        select clawback_id, 1, org_path, '2021-03-13', 100
                          from asked\
                        """)
                .param("id", clawback)
                .update();
        return clawback.toString();
    }

    private String hold() {
        var hold = Ids.newId();
        given.owner()
                .sql(
                        """
                        insert into entitlement.payment_hold
                               (hold_id, org_path, account_id, check_name, state, raised_at, stated_by)
                        select :id, org_path, account_id, 'payee-differs', 'open', '2021-02-05', stated_by
                          from entitlement.payee_account
                         limit 1\
                        """)
                .param("id", hold)
                .update();
        return hold.toString();
    }
}
