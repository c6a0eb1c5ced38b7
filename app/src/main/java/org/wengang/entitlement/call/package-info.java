/** Policies that take applications, and until when. Everybody may read which. */
@NullMarked
package org.wengang.entitlement.call;

import org.jspecify.annotations.NullMarked;
