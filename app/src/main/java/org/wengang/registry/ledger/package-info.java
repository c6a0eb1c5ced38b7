/**
 * Workers as a ledger: which ones, in which order, with which columns. All of it stands in the
 * address, so that a link shows the same again, and the page, the export and the interface for
 * programs read it by the same code.
 *
 * <p>Takes the place of the ledger 外来务工人员台账 (domain.md L1); the other ledgers are books.
 */
@NullMarked
package org.wengang.registry.ledger;

import org.jspecify.annotations.NullMarked;
