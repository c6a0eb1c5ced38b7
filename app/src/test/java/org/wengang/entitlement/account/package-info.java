@NullMarked
package org.wengang.entitlement.account;

import org.jspecify.annotations.NullMarked;
