/**
 * A policy applied to everybody in its region by one SQL statement: an answer for each, an award
 * for whoever is due one, and the budget given out in the declared order.
 */
@NullMarked
package org.wengang.entitlement.determination;

import org.jspecify.annotations.NullMarked;
