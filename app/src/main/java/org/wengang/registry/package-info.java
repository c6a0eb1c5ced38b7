/**
 * Who the special action is for: workers by their real names, employers, ledgers of what they do
 * and are (台账), and what people and organisations file for (申报); each fact with the file and row or
 * the officer it came from, and its former values. What comes in waits for an officer ({@code
 * imports}); who is here and what they intend is asked in a {@code census}; records that may be one
 * person are found, decided on and merged ({@code duplicate}); {@code checks} find what should not
 * be. Views {@code registry.published_…} hold no numbers.
 *
 * <p>Takes the place of the ledgers L1, L2, L5 and L6 of the domain report.
 */
@ApplicationModule(
        displayName = "Registry",
        allowedDependencies = {
            "kernel",
            "database",
            "security",
            "organisation",
            "job",
            "web",
            "web::component",
            "sheet"
        })
@NullMarked
package org.wengang.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
