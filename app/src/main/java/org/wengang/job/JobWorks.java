package org.wengang.job;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The kinds of work the modules offer. */
@Component
final class JobWorks {

    // Asked for late: works start jobs themselves.
    private final ObjectProvider<JobWork> works;

    JobWorks(ObjectProvider<JobWork> works) {
        this.works = works;
    }

    JobWork of(Job job) {
        return works.stream()
                .filter(work -> work.kind().equals(job.kind()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "There is no work of kind %s.\nMaybe the job was started by a newer version?"
                                        .formatted(job.kind())));
    }
}
