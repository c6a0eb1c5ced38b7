@NullMarked
package org.wengang.entitlement.bank;

import org.jspecify.annotations.NullMarked;
