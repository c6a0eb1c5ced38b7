/** A policy's own cases: run, compared with what they expect, and counted as coverage. */
@NullMarked
package org.wengang.engine.cases;

import org.jspecify.annotations.NullMarked;
