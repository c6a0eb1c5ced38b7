@NullMarked
package org.wengang.entitlement.notice;

import org.jspecify.annotations.NullMarked;
