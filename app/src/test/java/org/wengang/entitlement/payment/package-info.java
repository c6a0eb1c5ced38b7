@NullMarked
package org.wengang.entitlement.payment;

import org.jspecify.annotations.NullMarked;
