/**
 * People whose records are to be looked at again: marked one by one or all that a filter finds,
 * with a reason; and what came of it.
 */
@NullMarked
package org.wengang.registry.ledger.check;

import org.jspecify.annotations.NullMarked;
