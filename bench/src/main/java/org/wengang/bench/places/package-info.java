/** The list of towns and villages that comes with the program: how it is made, how fast it is. */
@NullMarked
package org.wengang.bench.places;

import org.jspecify.annotations.NullMarked;
