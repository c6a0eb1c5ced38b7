/**
 * Invented people in any number, and measurements beside a bound or a peer in the same run. Nothing
 * here is part of the product, and nobody here exists.
 */
@NullMarked
package org.wengang.bench;

import org.jspecify.annotations.NullMarked;
