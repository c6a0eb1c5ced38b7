/**
 * Files that are kept sealed, in pieces of a megabyte, so that none of them ever lies in memory
 * whole.
 */
@NullMarked
package org.wengang.registry.kept;

import org.jspecify.annotations.NullMarked;
