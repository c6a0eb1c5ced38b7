package org.wengang.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
        return browsing.send(
                officer,
                "/payments/" + batch + "/release",
                "payer",
                "鹿泉区试验公共就业服务中心",
                "payerNumber",
                "13050161234500000123",
                "payerBank",
                "试验银行鹿泉支行");
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
}
