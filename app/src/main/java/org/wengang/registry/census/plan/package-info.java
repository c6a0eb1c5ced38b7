/**
 * A census as the office sees it that runs it: planned, covered, verified by a second person,
 * published.
 */
@NullMarked
package org.wengang.registry.census.plan;

import org.jspecify.annotations.NullMarked;
