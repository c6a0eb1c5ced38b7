/** The doors, tried. */
@NullMarked
package org.wengang.security.entrance;

import org.jspecify.annotations.NullMarked;
