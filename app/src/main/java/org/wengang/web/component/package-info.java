/** What the components in {@code jte/components} are given. */
@NamedInterface("component")
@NullMarked
package org.wengang.web.component;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
