/**
 * Who the special action is for: workers by their real names as rosters report them, and what
 * people and organisations file for (申报), each fact with the file and row or the officer it came
 * from, and its former values. Records that may be one person are found, decided on and merged in
 * {@code registry.duplicate}. Publishes {@link org.wengang.registry.Workers}, {@link
 * org.wengang.registry.Filings}, {@link org.wengang.registry.Subjects} and, for whoever reads a
 * roster without a database, {@code registry.roster}; its views {@code registry.published_…} hold
 * no numbers.
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
