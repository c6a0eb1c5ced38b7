package org.wengang.registry.imports.page;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wengang.job.Job;
import org.wengang.registry.imports.ImportBatch;

/**
 * An import and its newest job, which are read apart and still fit: where the import is at work and
 * the job has ended, it broke down.
 *
 * @param job null if there is none any more
 */
record Standing(ImportBatch batch, @Nullable Job job) {

    /**
     * The job first: one that ends while the import is read has left its mark on it before. One
     * that begins meanwhile is seen by asking again.
     */
    static Standing read(Supplier<ImportBatch> batches, Supplier<Optional<Job>> newest) {
        var job = newest.get();
        var batch = batches.get();
        boolean isStill =
                !batch.state().isAtWork()
                        || job.filter(one -> !one.state().isFinal()).isPresent()
                        || newest.get().map(Job::id).equals(job.map(Job::id));
        return isStill ? new Standing(batch, job.orElse(null)) : read(batches, newest);
    }

    boolean isWorkedOn() {
        return batch.state().isAtWork() && job != null && !job.state().isFinal();
    }
}
