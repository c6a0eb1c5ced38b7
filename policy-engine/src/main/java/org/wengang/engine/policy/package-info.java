/**
 * Policy files: dated parameters with citations, clauses, benefit, limits and cases, read from
 * YAML.
 */
@NullMarked
package org.wengang.engine.policy;

import org.jspecify.annotations.NullMarked;
