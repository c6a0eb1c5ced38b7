/** Tests of the census. */
@NullMarked
package org.wengang.registry.census;

import org.jspecify.annotations.NullMarked;
