/**
 * Who is to contact whom: people given to officers by town, village or employer, and handed over.
 */
@NullMarked
package org.wengang.registry.census.allotment;

import org.jspecify.annotations.NullMarked;
