/**
 * Makes one person of records that turned out to be one, and several again where they did not
 * (docs/decisions/0017). Nothing of a record is lost by it.
 */
@NullMarked
package org.wengang.registry.duplicate.merge;

import org.jspecify.annotations.NullMarked;
