/**
 * Figures and the bulletin sentences made of them; each number opens to the rows behind it.
 *
 * <p>Reads other modules' views {@code <schema>.published_…} and knows none of their Java.
 */
@ApplicationModule(
        displayName = "Statistics",
        allowedDependencies = {
            "kernel",
            "database",
            "security",
            "organisation",
            "web",
            "web::component",
            "sheet"
        })
@NullMarked
package org.wengang.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
