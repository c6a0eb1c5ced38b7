package org.wengang.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.YUHUA;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Role;

@WengangTest
class CancellingIT {

    @Autowired ApplicationContext application;
    GivenEntitlements given;
    String job;

    @BeforeEach
    void a_determination_that_runs() {
        given = new GivenEntitlements(application);
        var id = Ids.newId();
        given.owner()
                .sql(
                        """
                        insert into job.job (job_id, org_path, kind, subject, state, started_by, created_at)
                        values (:job, :org, 'determination', :job, 'running', :job, '2021-02-05')\
                        """)
                .param("job", id)
                .param("org", LUQUAN.value())
                .update();
        job = "/jobs/" + id;
    }

    @Test
    void who_may_start_work_may_stop_it_and_that_is_written_down() {
        assertThat(cancelled(LUQUAN, Role.CASEWORKER)).isEqualTo(303);
        assertThat(
                        given.count(
                                "select count(*) from security.audit_entry where action ="
                                        + " 'job-cancelled'"))
                .isOne();
    }

    @Test
    void other_roles_see_no_button_and_are_refused() {
        var reviewer = given.officer(LUQUAN, Role.REVIEWER);
        assertThat(new Browsing(application).open(reviewer, job).body())
                .doesNotContain("/cancellation");
        assertThat(cancelled(LUQUAN, Role.REVIEWER)).isEqualTo(403);
        assertThat(given.count("select count(*) from security.audit_entry")).isZero();
    }

    @Test
    void the_neighbour_finds_no_job_to_stop() {
        assertThat(cancelled(YUHUA, Role.CASEWORKER)).isEqualTo(404);
    }

    private int cancelled(OrgPath office, Role role) {
        return new Browsing(application)
                .send(given.officer(office, role), job + "/cancellation")
                .status();
    }
}
