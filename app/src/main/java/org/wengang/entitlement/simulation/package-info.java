/**
 * What-if: a policy tried on everybody of its region with other values and conditions, before it is
 * issued or changed. Nothing is paid and no award is made; the answers come from the same text as a
 * determination's.
 *
 * <p>Source: rules.md §5.7; ADR 0011.
 */
@NullMarked
package org.wengang.entitlement.simulation;

import org.jspecify.annotations.NullMarked;
