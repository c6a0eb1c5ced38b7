/**
 * The closed policy language: an expression is parsed by CEL, typed into a sealed tree against a
 * fact schema, gated by CEL's own checker, and proved free of overflow from declared ranges. Both
 * back ends run this tree.
 */
@NullMarked
package org.wengang.engine.language;

import org.jspecify.annotations.NullMarked;
