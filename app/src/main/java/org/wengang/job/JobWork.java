package org.wengang.job;

import java.util.Set;
import org.wengang.security.Role;

/**
 * One kind of long work. Called again from the start when the process died underneath it, so it
 * must do what is left and nothing twice.
 */
public interface JobWork {

    /** Kebab-case, e.g. {@code roster-import}; also the key of its title, {@code job.<kind>}. */
    String kind();

    /**
     * Where the officer goes when the work of this subject is done, e.g. {@code /imports/0198…}.
     */
    String resultPath(Job job);

    /** Who of the organisation may stop work of this kind. */
    Set<Role> mayCancel();

    /**
     * Does the work, within the scope of the officer who started it and outside any transaction.
     *
     * @throws org.wengang.kernel.Refused ends the job as failed, with that problem shown
     */
    void run(JobRun run);
}
