@NullMarked
package org.wengang.entitlement.budget;

import org.jspecify.annotations.NullMarked;
