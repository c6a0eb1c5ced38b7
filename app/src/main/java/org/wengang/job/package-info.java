/**
 * Long work: an import, a determination, an export. A job has progress, can be cancelled, and goes
 * on by itself after a crash; it runs within the region of the officer who started it.
 *
 * <p>A module offers work as a {@link org.wengang.job.JobWork} bean and starts it through {@link
 * org.wengang.job.Jobs}. db-scheduler wakes the work (ADR 0006).
 */
@ApplicationModule(
        displayName = "Jobs",
        allowedDependencies = {"kernel", "database", "security", "web", "web::component"})
@NullMarked
package org.wengang.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
