package org.wengang.job;

/**
 * An officer asked the job to stop. Not an error; work lets it pass, so that its transaction rolls
 * back.
 */
public final class JobCancelled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JobCancelled() {
        super("cancelled", null, false, false);
    }
}
