package org.wengang.registry.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wengang.registry.census.CensusDesk.LUQUAN;

import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** What a census does not know, or comes to know too late, changes no number of it. */
@WengangTest
class CensusUnknownIT {

    private final CensusDesk desk;

    private Officer officer;
    private UUID census;

    @Autowired
    CensusUnknownIT(ApplicationContext context) {
        this.desk = new CensusDesk(context);
    }

    @BeforeEach
    void a_census_runs() {
        officer = desk.officer(LUQUAN, "luquan-jingban", Role.CASEWORKER);
        desk.roster(officer);
        census = desk.plan(officer);
    }

    @Test
    void who_did_not_say_whether_they_stay_is_not_one_who_leaves() {
        desk.allot(officer, census, null, officer, 4);
        desk.tells(officer, "张试一", "intention", "stay", "present", "true");
        assertThat(desk.browsing.open(officer, "/census/" + census).body())
                .contains("外地务工人员 1 人，其中准备在本地过年 1 人", "有 0 人不知道");
        desk.owner.sql("update registry.intention set intention_at = '2021-01-31'").update();
        assertThat(desk.browsing.open(officer, "/census/" + census).body())
                .contains("外地务工人员 0 人，其中准备在本地过年 0 人", "有 1 人不知道");
        var other = desk.plan(officer, "present");
        desk.owner
                .sql(
                        """
                        update registry.census_errand set campaign_id = :other where campaign_id = :census\
                        """)
                .param("other", other)
                .param("census", census)
                .update();
        assertThat(desk.browsing.open(officer, "/census/" + other).body())
                .contains("外地务工人员 1 人；这次没有问去留意愿")
                .doesNotContain("其中准备在本地过年");
    }

    @Test
    void a_census_that_did_not_ask_publishes_no_number_of_those_who_stay() {
        var other = desk.plan(officer, "present");
        desk.owner
                .sql(
                        """
                        with published as (
                            update registry.census_campaign set state = 'published' where campaign_id = :census
                            returning campaign_id, org_path
                        )
                        insert into registry.census_headcount
                               (campaign_id, org_path, counted_at, assigned, recorded, refused, enterprises, outsiders,
                                stayers, undetermined)
                        select campaign_id, org_path, '2021-02-05', 3, 2, 0, 1, 2, 0, 0 from published\
                        """)
                .param("census", other)
                .update();
        assertThat(
                        desk.owner
                                .sql(
                                        "select outsiders || coalesce(stayers::text, ' of whom"
                                                + " unknown') from registry.published_census")
                                .query(String.class)
                                .single())
                .isEqualTo("2 of whom unknown");
    }

    @Test
    void no_contact_is_written_once_contacts_are_being_closed() throws Exception {
        desk.allot(officer, census, null, officer, 4);
        var form = desk.open(officer, "张试一");
        try (var closing = TestDatabase.owner().getConnection();
                var statement = closing.createStatement();
                var threads = Executors.newSingleThreadExecutor()) {
            closing.setAutoCommit(false);
            statement.executeUpdate("update registry.census_campaign set state = 'checking'");
            var answer =
                    threads.submit(() ->
                            desk.send(officer, form, Ids.newId().toString(), "not_reached")
                                    .status());
            assertThatThrownBy(() -> answer.get(1, TimeUnit.SECONDS))
                    .isInstanceOf(TimeoutException.class);
            closing.commit();
            assertThat(answer.get()).isEqualTo(409);
        }
        assertThat(desk.count("census_contact")).isZero();
    }
}
