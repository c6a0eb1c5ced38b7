/** Rosters as files that are brought in: how they are read, merged, and what an empty one is. */
@NullMarked
package org.wengang.registry.imports.roster;

import org.jspecify.annotations.NullMarked;
