/** Clauses that by proof refuse everybody, or nobody, before anyone is judged. */
@NullMarked
package org.wengang.engine.contradiction;

import org.jspecify.annotations.NullMarked;
