package org.wengang.registry.imports.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.registry.imports.ImportState.CONFIRMED;
import static org.wengang.registry.imports.ImportState.MERGED;
import static org.wengang.registry.imports.ImportState.PREVIEWED;
import static org.wengang.registry.imports.ImportState.RECEIVED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wengang.job.Job;
import org.wengang.job.JobState;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.ImportState;
import org.wengang.registry.imports.Meanings;

/** Who looks at an import while its job ends sees one that stands, and none that broke down. */
class StandingTest {

    private static final UUID READING = Ids.newId();
    private static final UUID MERGING = Ids.newId();

    private final List<String> order = new ArrayList<>();

    @Test
    void the_job_is_asked_for_before_the_import() {
        var standing = read(List.of(PREVIEWED), job(READING, JobState.RUNNING));
        assertThat(order).containsExactly("job", "import");
        assertThat(standing.isWorkedOn()).isFalse();
    }

    @Test
    void a_job_that_began_meanwhile_is_seen() {
        var standing =
                read(
                        List.of(CONFIRMED, MERGED),
                        job(READING, JobState.DONE),
                        job(MERGING, JobState.DONE),
                        job(MERGING, JobState.DONE));
        assertThat(standing.batch().state()).isEqualTo(MERGED);
        standing =
                read(
                        List.of(CONFIRMED, CONFIRMED),
                        job(READING, JobState.DONE),
                        job(MERGING, JobState.QUEUED),
                        job(MERGING, JobState.QUEUED));
        assertThat(standing.isWorkedOn()).isTrue();
    }

    @Test
    void one_that_broke_down_is_told() {
        var failed = job(READING, JobState.FAILED);
        var standing = read(List.of(RECEIVED), failed, failed);
        assertThat(standing.batch().state()).isEqualTo(RECEIVED);
        assertThat(standing.isWorkedOn()).isFalse();
    }

    private Standing read(List<ImportState> states, Job... jobs) {
        var state = states.iterator();
        Iterator<Job> job = Arrays.asList(jobs).iterator();
        return Standing.read(
                () -> {
                    order.add("import");
                    return batch(state.next());
                },
                () -> {
                    order.add("job");
                    return Optional.of(job.next());
                });
    }

    private static Job job(UUID id, JobState state) {
        return new Job(
                id, OrgPath.ROOT, "import", id, state, 0, null, false, null, id, Instant.EPOCH);
    }

    private static ImportBatch batch(ImportState state) {
        return new ImportBatch(
                READING,
                OrgPath.ROOT,
                "worker/1",
                "名册.xlsx",
                1,
                Instant.EPOCH,
                "经办试一",
                state,
                false,
                Meanings.NONE,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null);
    }
}
