package org.wengang.entitlement.simulation;

import java.util.Set;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.wengang.job.Job;
import org.wengang.job.JobRun;
import org.wengang.job.JobWork;
import org.wengang.security.Role;

/** A simulation as long work. */
@Component
final class SimulationWork implements JobWork {

    private final RegionSimulation simulation;
    private final Simulations simulations;

    SimulationWork(RegionSimulation simulation, Simulations simulations) {
        this.simulation = simulation;
        this.simulations = simulations;
    }

    @Override
    public String kind() {
        return Simulations.JOB;
    }

    @Override
    public String resultPath(Job job) {
        return "/simulations/" + job.subject();
    }

    @Override
    public Set<Role> mayCancel() {
        return Set.of(Role.POLICY_OFFICER);
    }

    @Override
    public void run(JobRun job) {
        try {
            simulation.simulate(job);
        } catch (ConcurrencyFailureException twin) {
            // The same work was revived elsewhere; whoever was first has written the outcomes.
            if (!simulations.get(job.subject()).isFinished()) {
                throw twin;
            }
        }
        simulation.tell(job.subject());
    }
}
