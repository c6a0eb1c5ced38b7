/** How other modules let in programs of their own. */
@NamedInterface("program")
@NullMarked
package org.wengang.security.program;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
