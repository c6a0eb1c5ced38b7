/**
 * Checked trees as text, to be kept with an issued policy: read back they give the same rule
 * without the checker that once accepted it.
 */
@NullMarked
package org.wengang.engine.stored;

import org.jspecify.annotations.NullMarked;
