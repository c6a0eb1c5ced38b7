/** The documents a policy rests on, and the citing of their words. */
@NullMarked
package org.wengang.engine.basis;

import org.jspecify.annotations.NullMarked;
