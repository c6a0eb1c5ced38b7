/** What the checks of consistency take over a province's worth of people. */
@NullMarked
package org.wengang.bench.checks;

import org.jspecify.annotations.NullMarked;
