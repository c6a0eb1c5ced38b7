@NullMarked
package org.wengang.security.once;

import org.jspecify.annotations.NullMarked;
