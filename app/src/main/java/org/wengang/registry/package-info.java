/**
 * Who the special action is for: workers by their real names as rosters report them, each fact with
 * the file and row it came from, and its former values. Publishes {@link
 * org.wengang.registry.Workers} and, for whoever reads a roster without a database, {@code
 * registry.roster}; its views {@code registry.published_…} hold no numbers.
 *
 * <p>Takes the place of the ledgers 外来务工人员台账 and 留岗员工台账.
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
