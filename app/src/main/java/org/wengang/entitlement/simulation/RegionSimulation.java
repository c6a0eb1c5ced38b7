package org.wengang.entitlement.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.job.JobRun;
import org.wengang.kernel.Refused;
import org.wengang.policy.Trials;

/**
 * Does one simulation in one transaction that sees the registry and the awards as they are at its
 * start, whoever changes them meanwhile; it locks nothing and leaves only its outcomes.
 */
@Service
class RegionSimulation {

    private final SimulationRepository simulations;
    private final PopulationRepository population;
    private final Trials trials;

    RegionSimulation(
            SimulationRepository simulations, PopulationRepository population, Trials trials) {
        this.simulations = simulations;
        this.population = population;
        this.trials = trials;
    }

    /**
     * Does nothing if the simulation is finished. Its steps are the variants.
     *
     * @throws Refused entitlement-simulation-not-found, entitlement-policy-broken
     */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    public void simulate(JobRun job) {
        var simulation =
                simulations
                        .find(job.subject())
                        .orElseThrow(() -> new Refused(EntitlementProblem.SIMULATION_NOT_FOUND));
        if (simulation.isFinished()) {
            return;
        }
        var policies =
                simulation.variants().stream()
                        .map(variant -> compiled(simulation, variant))
                        .toList();
        var steps = policies.size() + 1;
        job.progress(0, steps);
        var statement = new SimulationStatement(policies);
        var snapshot = population.judge(simulation.organisation(), statement);
        var committed = population.committedFen(simulation);
        List<Outcome> outcomes = new ArrayList<>();
        for (var number = 0; number < policies.size(); number++) {
            job.progress(number + 1, steps);
            var policy = policies.get(number);
            @Nullable Long budget = budgetFen(policy);
            @Nullable Long left = budget == null ? null : Math.max(0, budget - committed);
            population.answer(simulation, statement, number, policy, left);
            outcomes.add(outcome(simulation, number, policy, budget));
        }
        simulations.finish(
                simulation.id(), snapshot, outcomes, trials.mark(simulation.policyVersionId()));
    }

    /**
     * Tells the policy that it was tried, if it is still what was. In a transaction of its own: the
     * one before reads the past, and there nobody can write into a trail that goes on.
     */
    @Transactional
    public void tell(UUID simulationId) {
        simulations
                .mark(simulationId)
                .ifPresent(mark ->
                        simulations
                                .find(simulationId)
                                .ifPresent(one -> trials.simulated(one.policyVersionId(), mark)));
    }

    private Outcome outcome(
            Simulation simulation, int number, CompiledPolicy policy, @Nullable Long budget) {
        var funnel = population.funnel(number, policy.file().clauses().size());
        var most =
                funnel.proposedFen()
                        + funnel.waitingFen()
                        + population.undecidedFen(number, policy.amountRange().high());
        return new Outcome(
                funnel,
                budget,
                most,
                population.exhaustedOn(number),
                population.comparedWithFirst(number),
                population.districts(number),
                population.kinds(number),
                population.overlaps(number, simulation.policyCode()));
    }

    /** Null where the policy declares no budget or nobody has given it a value yet. */
    private static @Nullable Long budgetFen(CompiledPolicy policy) {
        var budget = policy.file().limits().budget();
        return budget == null ? null : (Long) policy.values().get(budget.parameter());
    }

    private CompiledPolicy compiled(Simulation simulation, Variant variant) {
        try {
            return trials.compiled(
                    simulation.policyVersionId(),
                    simulation.asOf(),
                    variant.values(),
                    variant.conditions());
        } catch (PolicyErrors broken) {
            throw new Refused(EntitlementProblem.POLICY_BROKEN, broken.first().toString());
        }
    }
}
