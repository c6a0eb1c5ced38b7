/**
 * What a person is told of a decision: every clause with what it looked at and where that is from,
 * what would settle what is open, and how near a refusal was.
 */
@NullMarked
package org.wengang.engine.explain;

import org.jspecify.annotations.NullMarked;
