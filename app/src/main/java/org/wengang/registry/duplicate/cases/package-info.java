/**
 * Likely duplicates as cases: two or more workers side by side, for an officer to say whether they
 * are one person, and for a second one where money was paid.
 */
@NullMarked
package org.wengang.registry.duplicate.cases;

import org.jspecify.annotations.NullMarked;
