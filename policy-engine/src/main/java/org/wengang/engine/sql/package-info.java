/**
 * The tree as SQL text over a facts view: a population at a time, with the same meaning as the
 * closures.
 */
@NullMarked
package org.wengang.engine.sql;

import org.jspecify.annotations.NullMarked;
