/** The tree as Java closures: one person at a time, three-valued. */
@NullMarked
package org.wengang.engine.closure;

import org.jspecify.annotations.NullMarked;
