/**
 * A Wengang to drive from outside, as an officer's browser would: processes that are started,
 * stopped and killed, pages read and forms sent.
 */
@NullMarked
package org.wengang.bench.drive;

import org.jspecify.annotations.NullMarked;
