/**
 * One worker to look up: the facts with their sources, the number on request, and the same for
 * programs. The list is {@code registry.ledger}.
 */
@NullMarked
package org.wengang.registry.workers;

import org.jspecify.annotations.NullMarked;
