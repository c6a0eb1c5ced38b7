/**
 * A second person decides on what a determination proposed: approve, send back, refuse.
 *
 * <p>Source: domain.md W2; product.md, "rules recommend, officers decide".
 */
@NullMarked
package org.wengang.entitlement.review;

import org.jspecify.annotations.NullMarked;
