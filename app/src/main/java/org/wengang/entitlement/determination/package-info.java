/**
 * A policy applied to everybody in its region by one SQL statement, and the reasons of each answer.
 *
 * <p>Source: rules.md §5.5 and §5.6; domain.md W2.
 */
@NullMarked
package org.wengang.entitlement.determination;

import org.jspecify.annotations.NullMarked;
