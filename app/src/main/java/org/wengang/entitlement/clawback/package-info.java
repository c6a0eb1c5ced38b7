/**
 * Money that was paid and was not due, and comes back: asked for by one officer, decided by
 * another, paid back by instalments; when all is back the award is reversed (decision 0031).
 */
@NullMarked
package org.wengang.entitlement.clawback;

import org.jspecify.annotations.NullMarked;
