package org.wengang.entitlement.determination;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.wengang.job.Job;
import org.wengang.job.JobRun;
import org.wengang.job.JobWork;
import org.wengang.security.Role;

/** A determination as long work. */
@Component
final class DeterminationWork implements JobWork {

    private final RegionDetermination determination;

    DeterminationWork(RegionDetermination determination) {
        this.determination = determination;
    }

    @Override
    public String kind() {
        return Determinations.JOB;
    }

    @Override
    public String resultPath(Job job) {
        return "/determinations/" + job.subject();
    }

    @Override
    public Set<Role> mayCancel() {
        return Set.of(Role.CASEWORKER);
    }

    @Override
    public void run(JobRun job) {
        job.progress(0, 0);
        determination.determine(job.subject());
    }
}
