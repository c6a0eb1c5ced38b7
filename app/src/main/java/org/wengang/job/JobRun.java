package org.wengang.job;

import java.util.UUID;

/** What running work may ask and tell. */
public interface JobRun {

    UUID jobId();

    UUID subject();

    /**
     * Tells how far the work is; cheap to call often.
     *
     * @param total 0 or less while not known
     * @throws JobCancelled if an officer asked to stop; let it pass through
     */
    void progress(long done, long total);
}
