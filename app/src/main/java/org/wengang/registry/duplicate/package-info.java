/**
 * Looks for one person under two numbers: likely pairs, each with a reason in words and how sure it
 * is, gathered into cases for an officer to decide. The search runs set by set in the database; of
 * what lies beyond the region wall it tells only that it exists.
 */
@NullMarked
package org.wengang.registry.duplicate;

import org.jspecify.annotations.NullMarked;
