package org.wengang.entitlement.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.YUHUA;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;

@WengangTest
class SpotCheckIT {

    @Autowired ApplicationContext application;
    GivenEntitlements given;
    Browsing browsing;
    Officer caseworker;
    Officer reviewer;
    UUID policy = new UUID(0, 0);

    @BeforeEach
    void approved() {
        given = new GivenEntitlements(application);
        browsing = new Browsing(application);
        caseworker = given.officer(LUQUAN, Role.CASEWORKER);
        reviewer = given.officer(LUQUAN, Role.REVIEWER);
        policy = given.luquan("1000000.00");
        given.workers(LUQUAN, 1, 40);
        given.approved(policy, caseworker, reviewer);
    }

    @Test
    void without_an_officer_who_had_no_part_in_it_nothing_is_drawn() {
        assertThat(draw(Ids.newId()).status()).isEqualTo(409);
        assertThat(given.count("select count(*) from entitlement.spot_check")).isZero();
    }

    @Test
    void the_same_form_draws_once_and_another_draw_has_another_seed() {
        given.officer(LUQUAN, Role.REVIEWER);
        given.officer(LUQUAN, Role.CASEWORKER);
        var form = Ids.newId();
        var first = draw(form);
        assertThat(first.status()).isEqualTo(303);
        assertThat(draw(form).id()).isEqualTo(first.id());
        var other = draw(Ids.newId());
        assertThat(lines(other.id())).hasSize(26).isNotEqualTo(lines(first.id()));
        var seed = seed(first.id());
        assertThat(seed).matches("[0-9a-f]{64}").isNotEqualTo(seed(other.id()));
        assertThat(browsing.open(reviewer, "/spot-checks/" + first.id()).body()).contains(seed);
        assertThat(new Draw(seed).of(given.awards(policy, "approved"), 26))
                .map(UUID::toString)
                .isEqualTo(lines(first.id()).stream().map(line -> line.substring(0, 36)).toList());
        assertThat(refused("update entitlement.spot_check set seed = '3666.66'")).isTrue();
    }

    @Test
    void the_first_of_two_reviewers_does_not_inspect_either() {
        var first = given.officer(LUQUAN, Role.REVIEWER);
        given.owner()
                .sql("update entitlement.award set reviewed_by = :by, version = version + 1")
                .param("by", first.id())
                .update();
        assertThat(draw(Ids.newId()).status()).isEqualTo(409);
        var third = given.officer(LUQUAN, Role.CASEWORKER);
        assertThat(lines(draw(Ids.newId()).id())).allMatch(line -> line.endsWith("" + third.id()));
        assertThat(refused("update entitlement.spot_check_line set inspector = reviewed_by"))
                .isTrue();
    }

    private String seed(String check) {
        return given.owner()
                .sql("select seed from entitlement.spot_check where spot_check_id = :check")
                .param("check", UUID.fromString(check))
                .query(String.class)
                .single();
    }

    @Test
    void only_the_inspector_records_and_once() {
        var inspector = given.officer(LUQUAN, Role.REVIEWER);
        var check = draw(Ids.newId()).id();
        assertThat(browsing.open(inspector, "/").body()).contains("抽到由您检查");
        assertThat(browsing.open(inspector, "/spot-checks/" + check).body()).contains("无问题");
        assertThat(record(reviewer, check, 1, "in_order", "")).isEqualTo(409);
        assertThat(record(inspector, check, 1, "wrong", "")).isEqualTo(422);
        assertThat(record(inspector, check, 1, "wrong", "单位查无此人")).isEqualTo(303);
        assertThat(record(inspector, check, 1, "in_order", "")).isEqualTo(409);
        assertThat(browsing.open(reviewer, "/spot-checks/" + check).body()).contains("单位查无此人");
        assertThat(
                        refused(
                                "update entitlement.spot_check_line set result = 'in_order', note ="
                                        + " null where result is not null"))
                .isTrue();
        assertThat(refused("update entitlement.spot_check_line set inspector = decided_by"))
                .isTrue();
        var neighbour = given.officer(YUHUA, Role.REVIEWER);
        assertThat(browsing.open(neighbour, "/spot-checks/" + check).status()).isEqualTo(404);
        assertThat(record(neighbour, check, 2, "in_order", "")).isEqualTo(404);
    }

    private Browsing.Seen draw(UUID form) {
        return browsing.send(
                reviewer,
                "/spot-checks",
                "policy",
                policy.toString(),
                "confidence",
                "90",
                "margin",
                "10",
                "submission",
                form.toString());
    }

    private int record(Officer officer, String check, int position, String result, String note) {
        return browsing.send(
                        officer,
                        "/spot-checks/" + check + "/lines/" + position,
                        "result",
                        result,
                        "note",
                        note)
                .status();
    }

    private List<String> lines(String check) {
        return given.owner()
                .sql(
                        """
                        select award_id || ' ' || inspector
                          from entitlement.spot_check_line
                         where spot_check_id = :check
                         order by position\
                        """)
                .param("check", UUID.fromString(check))
                .query((row, number) -> row.getString(1))
                .list();
    }

    private boolean refused(String sql) {
        try {
            given.owner().sql(sql).update();
            return false;
        } catch (DataIntegrityViolationException expected) {
            return true;
        }
    }
}
