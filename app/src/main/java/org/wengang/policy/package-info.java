/**
 * Policies as data: the catalogue of files and what officers write themselves, what they confirmed
 * where a source leaves something open, and the life of each version from draft to its last day; an
 * issued one never changes. Publishes {@link org.wengang.policy.Policies}, {@link
 * org.wengang.policy.Trials} and the event {@link org.wengang.policy.PolicyIssued}.
 *
 * <p>Nothing a source leaves out is invented (decision 0007).
 */
@ApplicationModule(
        displayName = "Policies",
        allowedDependencies = {
            "kernel",
            "database",
            "security",
            "organisation",
            "web",
            "web::component"
        })
@NullMarked
package org.wengang.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
