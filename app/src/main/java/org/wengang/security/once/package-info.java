/**
 * Requests of programs that carry an {@code Idempotency-Key}: done once and answered alike, however
 * often they are sent (decision 0033).
 */
@NullMarked
package org.wengang.security.once;

import org.jspecify.annotations.NullMarked;
