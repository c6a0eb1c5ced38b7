/** Digests and signatures of files that are given out. */
@NamedInterface("sign")
@NullMarked
package org.wengang.security.sign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
