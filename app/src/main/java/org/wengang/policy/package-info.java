/**
 * Policies as data: the catalogue of files, what officers confirmed where a source leaves something
 * open, and the versions that were issued and never change again. Publishes {@link
 * org.wengang.policy.Policies} and the event {@link org.wengang.policy.PolicyIssued}.
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
