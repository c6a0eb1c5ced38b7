/**
 * A second person decides on what a determination proposed: approve, send back, refuse.
 *
 * <p>Rules recommend, officers decide: nothing is approved by a machine.
 */
@NullMarked
package org.wengang.entitlement.review;

import org.jspecify.annotations.NullMarked;
