package org.wengang.entitlement.determination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.HENGSHUI;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.entitlement.GivenLimits;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Special actions of one policy, none of which touches what another one gave. */
@WengangTest
class SpecialActionsIT {

    private static final String SPRING = "春风行动";
    private static final String WINTER = "暖冬行动";

    @Autowired ApplicationContext application;

    private GivenEntitlements given;
    private Browsing browsing;
    private Officer caseworker;
    private Officer reviewer;

    @BeforeEach
    void officers() {
        given = new GivenEntitlements(application);
        browsing = new Browsing(application);
        caseworker = given.officer(HENGSHUI, Role.CASEWORKER);
        reviewer = given.officer(HENGSHUI, Role.REVIEWER);
    }

    private UUID policy(String budget) {
        var limits = Map.of("per_subject", "{ times: 1, within: campaign }");
        var file = new GivenLimits("R-TRIAL-1", 1, limits, "wait");
        return given.issued(file.yaml(), HENGSHUI, Map.of("budget", budget));
    }

    private UUID worker(int person) {
        return given.worker(
                given.someone(TAOCHENG, person).with("on_duty_days", 7).appliedAfter(person));
    }

    @Test
    void a_determination_for_one_leaves_the_undecided_awards_of_another() {
        worker(1);
        worker(2);
        var policy = policy("1000.00");
        given.determine(caseworker, policy, SPRING);
        given.determine(caseworker, policy, WINTER);
        var winter = awards(WINTER, "proposed");
        assertThat(winter).hasSize(2);
        assertThat(awards(SPRING, "proposed")).hasSize(2);
        given.determine(caseworker, policy, SPRING);
        assertThat(awards(WINTER, "proposed")).isEqualTo(winter);
        assertThat(awards(SPRING, "proposed")).hasSize(2);
        given.assertPoolsBalance();
    }

    @Test
    void money_given_back_goes_first_to_the_one_determined_first() {
        worker(1);
        worker(2);
        var policy = policy("10.00");
        given.determine(caseworker, policy, SPRING);
        given.determine(caseworker, policy, WINTER);
        assertThat(awards(WINTER, "waiting")).hasSize(2);
        var first = awards(SPRING, "waiting");
        decide("refuse", awards(SPRING, "proposed"));
        assertThat(given.awards(policy, "proposed")).isEqualTo(first);
        given.assertPoolsBalance();
    }

    @Test
    void facts_corrected_since_change_the_approved_awards_of_the_same_one_only() {
        var worker = worker(1);
        var policy = policy("1000.00");
        given.determine(caseworker, policy, SPRING);
        decide("approve", given.awards(policy, "proposed"));
        given.correct(worker, "on_duty_days", 9);
        given.determine(caseworker, policy, WINTER);
        assertThat(corrections()).isZero();
        given.determine(caseworker, policy, SPRING);
        assertThat(corrections()).isOne();
        given.determine(caseworker, policy, WINTER);
        assertThat(corrections()).isOne();
    }

    @Test
    void a_new_one_is_started_by_ticking_that_it_is_new() {
        var worker = worker(1);
        var policy = policy("1000.00");
        var first = UUID.fromString(start(policy, SPRING, "").id());
        given.perform(caseworker, first);
        assertThat(start(policy, WINTER, "").status()).isEqualTo(422);
        var sent = start(policy, WINTER, "true");
        assertThat(sent.status()).isEqualTo(303);
        var second = UUID.fromString(sent.id());
        given.perform(caseworker, second);
        assertThat(given.verdict(second, worker)).isEqualTo("eligible");
        assertThat(browsing.open(caseworker, "/determinations/" + second).body()).contains(WINTER);
        assertThat(start(policy, WINTER, "").status()).isEqualTo(303);
    }

    private Browsing.Seen start(UUID policy, String campaign, String newCampaign) {
        var fields =
                new ArrayList<>(
                        List.of(
                                "policy",
                                policy.toString(),
                                "asOf",
                                "2021-02-05",
                                "campaign",
                                campaign,
                                "submission",
                                Ids.newId().toString()));
        if (!newCampaign.isEmpty()) {
            fields.addAll(List.of("newCampaign", newCampaign));
        }
        return browsing.send(caseworker, "/determinations", fields.toArray(String[]::new));
    }

    private void decide(String action, List<UUID> awards) {
        var fields = new ArrayList<>(List.of("action", action, "reason", "核实"));
        awards.forEach(award -> fields.addAll(List.of("chosen", award + "~1")));
        var sent = browsing.send(reviewer, "/reviews/decisions", fields.toArray(String[]::new));
        assertThat(sent.status()).isEqualTo(303);
    }

    private List<UUID> awards(String campaign, String status) {
        return given.owner()
                .sql(
                        """
                        select award_id
                          from entitlement.award
                         where campaign = :campaign and status = :status
                         order by award_id\
                        """)
                .param("campaign", campaign)
                .param("status", status)
                .query((row, number) -> row.getObject("award_id", UUID.class))
                .list();
    }

    private long corrections() {
        return given.count("select count(*) from entitlement.correction where status = 'proposed'");
    }
}
