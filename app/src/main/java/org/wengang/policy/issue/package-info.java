/**
 * The life of a version: officers of the office that answers for a policy confirm what its source
 * leaves open, a second person approves it or sends it back, and it is issued when nothing stands
 * in the way, superseded by a later version, or closed.
 */
@NullMarked
package org.wengang.policy.issue;

import org.jspecify.annotations.NullMarked;
