@NullMarked
package org.wengang.entitlement.determination;

import org.jspecify.annotations.NullMarked;
