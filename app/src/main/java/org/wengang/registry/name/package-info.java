/**
 * How names are read aloud and found: a name’s pinyin and initials, kept beside it in the register,
 * and what somebody means who types a part of a name, its pinyin or its initials.
 *
 * <p>Readings come from Unicode (ICU4J, {@code registry/readings.txt}), surnames that are read
 * otherwise from {@code registry/surnames.txt}.
 */
@NullMarked
package org.wengang.registry.name;

import org.jspecify.annotations.NullMarked;
