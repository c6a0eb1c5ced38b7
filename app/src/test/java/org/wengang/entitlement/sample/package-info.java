@NullMarked
package org.wengang.entitlement.sample;

import org.jspecify.annotations.NullMarked;
