/**
 * Awards and the budget pools they take their money from, shared by all steps from proposal to
 * payment.
 */
@NullMarked
package org.wengang.entitlement.award;

import org.jspecify.annotations.NullMarked;
