@NullMarked
package org.wengang.entitlement.gate;

import org.jspecify.annotations.NullMarked;
