/** Parts of the measurement of several policies over a whole population. */
@NullMarked
package org.wengang.bench.population;

import org.jspecify.annotations.NullMarked;
