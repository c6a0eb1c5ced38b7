/**
 * Values every module speaks in: money in fen, days inclusive, identifiers that check themselves
 * and mask themselves when printed, and the shape of a refusal. No Spring, no SQL, no state.
 */
@ApplicationModule(
        displayName = "Kernel",
        allowedDependencies = {})
@NullMarked
package org.wengang.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
