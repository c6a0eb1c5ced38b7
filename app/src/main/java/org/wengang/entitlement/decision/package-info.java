/**
 * The answers of a determination, read back: in numbers, in lists, and one by one with every
 * clause, the fact behind it, where that came from, and the words of the source.
 */
@NullMarked
package org.wengang.entitlement.decision;

import org.jspecify.annotations.NullMarked;
