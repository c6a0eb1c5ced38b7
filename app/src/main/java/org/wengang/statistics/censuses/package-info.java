/**
 * The headcounts of published censuses (domain.md I-15); each number opens to the people it
 * consists of.
 */
@NullMarked
package org.wengang.statistics.censuses;

import org.jspecify.annotations.NullMarked;
