/**
 * Public notices of what was approved, with masked names, and the objections raised to single
 * lines.
 *
 * <p>Source: domain.md B5 (publicity and privacy; no national rule sets how long a notice runs).
 */
@NullMarked
package org.wengang.entitlement.notice;

import org.jspecify.annotations.NullMarked;
