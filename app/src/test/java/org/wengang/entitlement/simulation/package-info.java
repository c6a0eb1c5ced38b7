@NullMarked
package org.wengang.entitlement.simulation;

import org.jspecify.annotations.NullMarked;
