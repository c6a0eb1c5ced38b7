package org.wengang.job;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** An officer stops a job from the job's own page. */
@Service
class Cancelling {

    private final Jobs jobs;
    private final JobWorks works;
    private final Audit audit;

    Cancelling(Jobs jobs, JobWorks works, Audit audit) {
        this.jobs = jobs;
        this.works = works;
        this.audit = audit;
    }

    /**
     * @throws Refused job-not-found, security-role-missing, job-already-ended
     */
    @Transactional
    public void cancel(Officer officer, UUID id) {
        var job = jobs.get(id);
        officer.require(works.of(job).mayCancel().toArray(Role[]::new));
        jobs.cancel(id);
        audit.record("job-cancelled", "job " + id, job.kind());
    }

    /** Whether the page offers it. */
    boolean mayCancel(Officer officer, Job job) {
        return works.of(job).mayCancel().stream().anyMatch(officer::is);
    }
}
