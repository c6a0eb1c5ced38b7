/**
 * Everything that moves money, at once and by many, on an installation that is killed at random
 * moments; what was acknowledged is kept outside it and compared with its database.
 */
@NullMarked
package org.wengang.bench.money;

import org.jspecify.annotations.NullMarked;
