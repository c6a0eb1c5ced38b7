/** Digests and signatures of files that are given out. */
@NullMarked
package org.wengang.security.sign;

import org.jspecify.annotations.NullMarked;
