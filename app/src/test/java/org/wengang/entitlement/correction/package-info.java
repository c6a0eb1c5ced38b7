@NullMarked
package org.wengang.entitlement.correction;

import org.jspecify.annotations.NullMarked;
