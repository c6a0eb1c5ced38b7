@NullMarked
package org.wengang.entitlement.clawback;

import org.jspecify.annotations.NullMarked;
