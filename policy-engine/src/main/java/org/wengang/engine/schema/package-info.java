/**
 * Facts: what may be known of a person, typed, ranged and labelled; and the values such facts and
 * parameters hold (regions, codes, dates, fen). Absence always means unknown.
 */
@NullMarked
package org.wengang.engine.schema;

import org.jspecify.annotations.NullMarked;
