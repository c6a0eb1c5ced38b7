/**
 * Who gets what: a policy is determined for a whole region at once, a second person decides on what
 * is proposed, the approved are published with masked names, and what nobody contests is paid once.
 * A policy can be tried on everybody before it binds anyone, and a fact corrected later proposes a
 * top-up or a claim.
 *
 * <p>What must happen once at most is a constraint (decision 0010). Other modules read the views
 * {@code entitlement.published_…}.
 */
@ApplicationModule(
        displayName = "Entitlements",
        allowedDependencies = {
            "kernel",
            "database",
            "security",
            "security :: sign",
            "organisation",
            "job",
            "web",
            "web :: component",
            "web :: paper",
            "sheet",
            "registry",
            "registry :: cell",
            "registry :: undo",
            "policy"
        })
@NullMarked
package org.wengang.entitlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
