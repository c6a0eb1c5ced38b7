@NullMarked
package org.wengang.entitlement.application;

import org.jspecify.annotations.NullMarked;
