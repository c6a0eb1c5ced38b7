/** Random policies and facts, seeded, to hold the back ends against each other. */
@NullMarked
package org.wengang.engine.fuzz;

import org.jspecify.annotations.NullMarked;
