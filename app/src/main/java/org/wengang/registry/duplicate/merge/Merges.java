package org.wengang.registry.duplicate.merge;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.registry.RegistryProblem;
import org.wengang.registry.Worker;
import org.wengang.security.Audit;
import org.wengang.security.Officer;

/** Merges records and takes merges back, in the transaction of the decision. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Merges {

    private final MergeRepository repository;
    private final List<Worker.OnePerson> told;
    private final Audit audit;
    private final Clock clock;

    Merges(
            MergeRepository repository,
            ObjectProvider<Worker.OnePerson> told,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.told = told.stream().toList();
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The records are one person from now on, together with those merged into them before.
     *
     * @param sameAs the one whose number holds; one of the workers
     * @param workers all of them, each of this scope
     * @throws Refused registry-merge-busy while a determination runs, registry-merge-chained where
     *     one of them was merged into a record that is not among them, or an office above merged
     *     another county's into it
     */
    public void merge(Officer officer, UUID duplicateCase, UUID sameAs, List<UUID> workers) {
        lock();
        var holder = repository.holder(sameAs);
        var moved = new ArrayList<UUID>();
        for (var worker : workers) {
            var root = repository.sameAs(worker);
            if (root.isPresent() && !workers.contains(root.get())) {
                throw new Refused(RegistryProblem.MERGE_CHAINED);
            }
            moved.add(worker);
            moved.addAll(repository.followers(worker));
        }
        var others = moved.stream().distinct().filter(worker -> !worker.equals(sameAs)).toList();
        if (repository.sameAs(sameAs).isPresent() || repository.hasFollowersElsewhere(others)) {
            throw new Refused(RegistryProblem.MERGE_CHAINED);
        }
        var merge = Ids.newId();
        repository.replace(others, merge);
        repository.insert(merge, duplicateCase, others, holder, officer.id(), now());
        repository.standFor(others, holder.person(), now());
        repository.chooseStanding(List.of(holder.person()));
        told.forEach(each -> each.are(others, holder.person(), officer));
        others.forEach(worker ->
                audit.record(
                        "worker-merged", "worker " + worker, "same person as worker " + sameAs));
    }

    /**
     * What was merged by the case is several people again; does nothing where nothing was.
     *
     * @throws Refused registry-merge-busy while a determination runs, registry-merge-chained where
     *     a later merge builds on this one, and what those refuse who keep something once
     */
    public void undo(Officer officer, UUID duplicateCase) {
        var merged = repository.inForce(duplicateCase);
        if (repository.isReplaced(duplicateCase)) {
            throw new Refused(RegistryProblem.MERGE_CHAINED);
        }
        if (merged.isEmpty()) {
            return;
        }
        lock();
        repository.undo(merged, officer.id(), now());
        repository.chooseStanding(
                merged.stream()
                        .flatMap(each ->
                                Stream.of(each.standing(), repository.person(each.worker())))
                        .distinct()
                        .toList());
        merged.stream()
                .collect(
                        Collectors.groupingBy(
                                each -> repository.person(each.worker()),
                                Collectors.mapping(
                                        MergeRepository.Merged::worker, Collectors.toList())))
                .forEach((person, workers) ->
                        told.forEach(each -> each.are(workers, person, officer)));
        merged.forEach(each -> audit.record("worker-unmerged", "worker " + each.worker(), ""));
    }

    private void lock() {
        if (!repository.lock()) {
            throw new Refused(RegistryProblem.MERGE_BUSY);
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
