package org.wengang.entitlement.simulation;

import org.springframework.stereotype.Component;
import org.wengang.job.Job;
import org.wengang.job.JobRun;
import org.wengang.job.JobWork;

/** A simulation as long work. */
@Component
final class SimulationWork implements JobWork {

    private final RegionSimulation simulation;

    SimulationWork(RegionSimulation simulation) {
        this.simulation = simulation;
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
    public void run(JobRun job) {
        simulation.simulate(job);
    }
}
