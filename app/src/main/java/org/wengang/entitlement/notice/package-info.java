/**
 * Public notices of what was approved, with masked names, and the objections raised to single
 * lines.
 *
 * <p>Source: 个人信息保护法 art. 6 and 51 (no more than is needed, de-identified). No national rule sets
 * how long a notice runs, so the officer chooses its last day.
 */
@NullMarked
package org.wengang.entitlement.notice;

import org.jspecify.annotations.NullMarked;
