/**
 * Where policy officers write: the text of a draft with a check at every pause, its examples, one
 * person tried, its tables as grids. A text that is no rule yet is kept as unfinished and never
 * runs.
 *
 * <p>Source: rules.md 5.4, 5.5, 5.8; docs/decisions/0014.
 */
@NullMarked
package org.wengang.policy.authoring;

import org.jspecify.annotations.NullMarked;
