@NullMarked
package org.wengang.entitlement.review;

import org.jspecify.annotations.NullMarked;
