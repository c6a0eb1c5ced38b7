/**
 * Policies for a whole population at once: one scan for several policies, and what a run proves.
 */
@NullMarked
package org.wengang.engine.population;

import org.jspecify.annotations.NullMarked;
