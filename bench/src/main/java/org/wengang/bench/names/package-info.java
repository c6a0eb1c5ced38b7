/** Where the readings of characters come from. */
@NullMarked
package org.wengang.bench.names;

import org.jspecify.annotations.NullMarked;
