package org.wengang.entitlement.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;

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

/** A policy that counts within a special action is tried for the one that is named. */
@WengangTest
class SpecialActionSimulationIT {

    private static final String SPRING = "春风行动";
    private static final String WINTER = "暖冬行动";

    @Autowired ApplicationContext application;

    private GivenEntitlements given;
    private Browsing browsing;
    private Officer officer;

    @BeforeEach
    void officers() {
        given = new GivenEntitlements(application);
        browsing = new Browsing(application);
        officer = given.officer(LUQUAN, Role.POLICY_OFFICER, Role.CASEWORKER);
    }

    @Test
    void the_special_action_is_asked_for_only_where_the_policy_counts_within_one() {
        var counting = form(policy());
        assertThat(counting).contains("name=\"campaign\"", "name=\"newCampaign\"");
        assertThat(form(given.luquan("1000.00"))).doesNotContain("name=\"campaign\"");
    }

    @Test
    void what_was_given_in_one_is_left_out_in_it_and_asked_again_in_the_next() {
        given.worker(given.someone(LUQUAN, 1).with("on_duty_days", 7));
        var policy = policy();
        given.determine(officer, policy, SPRING);
        approveAll();
        assertThat(result(send(policy, SPRING))).contains(SPRING).doesNotContain("7.00元");
        assertThat(result(send(policy, WINTER, "newCampaign", "true"))).contains(WINTER, "7.00元");
    }

    @Test
    void a_name_nobody_has_used_has_to_be_said_to_be_new() {
        var policy = policy();
        assertThat(send(policy, "").body()).contains("请写明是哪一次专项行动");
        given.determine(officer, policy, SPRING);
        assertThat(send(policy, "春风 行动").body()).contains("以前的认定属于：春风行动");
        assertThat(given.count("select count(*) from entitlement.simulation")).isZero();
    }

    private void approveAll() {
        given.owner()
                .sql(
                        """
                        update entitlement.award
                           set status = 'approved', decided_by = gen_random_uuid(), version = version + 1\
                        """)
                .update();
    }

    private UUID policy() {
        var limits = Map.of("per_subject", "{ times: 1, within: campaign }");
        var file = new GivenLimits("R-TRIAL-1", 1, limits, "wait");
        return given.issued(file.yaml(), LUQUAN, Map.of("budget", "1000.00"));
    }

    private String form(UUID policy) {
        return browsing.open(officer, "/policies/" + policy + "/simulation").body();
    }

    private Browsing.Seen send(UUID policy, String campaign, String... more) {
        var fields =
                new ArrayList<>(
                        List.of(
                                "asOf",
                                "2021-02-05",
                                "campaign",
                                campaign,
                                "submission",
                                Ids.newId().toString()));
        fields.addAll(List.of(more));
        return browsing.send(
                officer, "/policies/" + policy + "/simulation", fields.toArray(String[]::new));
    }

    private String result(Browsing.Seen sent) {
        assertThat(sent.status()).isEqualTo(303);
        given.perform(officer, Simulations.JOB, UUID.fromString(sent.id()));
        return browsing.open(officer, "/simulations/" + sent.id()).body();
    }
}
