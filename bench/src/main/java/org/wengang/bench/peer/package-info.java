/** Other engines with the same rule, for the measurement of decisions a second. */
@NullMarked
package org.wengang.bench.peer;

import org.jspecify.annotations.NullMarked;
