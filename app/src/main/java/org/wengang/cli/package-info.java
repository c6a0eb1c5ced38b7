/**
 * The command line: {@code ./wengang serve, determine, account add, audit verify}. A command ends
 * with 0 when it did what was asked, 1 when it did and found something wrong, 2 when it was asked
 * for something it cannot do (one sentence on standard error says what and why), and 70 by a fault
 * of its own.
 */
@ApplicationModule(
        displayName = "Command line",
        allowedDependencies = {
            "kernel",
            "database",
            "security",
            "organisation",
            "web",
            "sheet",
            "registry :: roster",
            "registry :: cell"
        })
@NullMarked
package org.wengang.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
