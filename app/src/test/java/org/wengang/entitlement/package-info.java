/** Tests of the way from determination to payment, with the data they are given. */
@NullMarked
package org.wengang.entitlement;

import org.jspecify.annotations.NullMarked;
