@NullMarked
package org.wengang.entitlement.decision;

import org.jspecify.annotations.NullMarked;
