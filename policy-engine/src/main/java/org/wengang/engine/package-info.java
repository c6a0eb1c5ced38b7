/**
 * The policy engine: a policy file becomes a checked, typed tree; the tree runs as Java closures
 * that explain themselves and as SQL over a population. Knows neither Spring nor JDBC.
 */
@NullMarked
package org.wengang.engine;

import org.jspecify.annotations.NullMarked;
