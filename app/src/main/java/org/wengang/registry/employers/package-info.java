/**
 * Employers beside their entry in the register: the lists they are on, the workers rosters report
 * of them, and those that rosters name and nobody has registered.
 */
@NullMarked
package org.wengang.registry.employers;

import org.jspecify.annotations.NullMarked;
