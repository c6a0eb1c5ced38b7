/**
 * Some 665,000 names of places in arrays, and how they are found: by code, as written, as typed.
 * Knows nothing of days; the module's own package adds those.
 */
@NullMarked
package org.wengang.organisation.gazetteer;

import org.jspecify.annotations.NullMarked;
