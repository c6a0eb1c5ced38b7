/** Long lists page by page, newest first, by the keys of their rows. */
@NullMarked
package org.wengang.registry.listing;

import org.jspecify.annotations.NullMarked;
