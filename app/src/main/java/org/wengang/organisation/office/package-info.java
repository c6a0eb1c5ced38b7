/** The offices of the tree: opened below one's own, renamed and closed on a day, never deleted. */
@NullMarked
package org.wengang.organisation.office;

import org.jspecify.annotations.NullMarked;
