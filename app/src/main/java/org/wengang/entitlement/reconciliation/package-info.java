/**
 * What the bank says of a batch: its return file, taken whole or not at all, until sent is paid,
 * bounced and nothing outstanding (decision 0031).
 */
@NullMarked
package org.wengang.entitlement.reconciliation;

import org.jspecify.annotations.NullMarked;
