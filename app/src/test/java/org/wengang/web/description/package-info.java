/** The description of the interface held against what it describes. */
@NullMarked
package org.wengang.web.description;

import org.jspecify.annotations.NullMarked;
