/**
 * What a determination on corrected facts says against awards that were approved: proposals to pay
 * the difference or to claim it back, decided by a second person; nothing changes silently.
 */
@NullMarked
package org.wengang.entitlement.correction;

import org.jspecify.annotations.NullMarked;
