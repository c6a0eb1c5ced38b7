/**
 * The gate before approval and payment: named checks look for what cannot be right about an award,
 * and what they find holds it until an officer who did not propose it says why it may pass.
 */
@NullMarked
package org.wengang.entitlement.gate;

import org.jspecify.annotations.NullMarked;
