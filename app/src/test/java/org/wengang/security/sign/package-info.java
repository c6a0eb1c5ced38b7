@NullMarked
package org.wengang.security.sign;

import org.jspecify.annotations.NullMarked;
