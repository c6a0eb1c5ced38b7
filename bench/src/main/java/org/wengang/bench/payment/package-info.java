/** How long officers wait for each step of paying a whole county. */
@NullMarked
package org.wengang.bench.payment;

import org.jspecify.annotations.NullMarked;
