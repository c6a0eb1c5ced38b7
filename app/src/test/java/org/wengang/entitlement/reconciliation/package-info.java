@NullMarked
package org.wengang.entitlement.reconciliation;

import org.jspecify.annotations.NullMarked;
