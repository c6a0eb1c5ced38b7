/** Places to look up, as pages and for other systems. */
@NullMarked
package org.wengang.organisation.page;

import org.jspecify.annotations.NullMarked;
