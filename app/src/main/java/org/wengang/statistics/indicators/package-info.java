/** What can be counted, how it is counted as of a day, and the rows each number consists of. */
@NullMarked
package org.wengang.statistics.indicators;

import org.jspecify.annotations.NullMarked;
