/**
 * Entries of ledgers to look up, to add and to correct: a list of each ledger, one entry with the
 * source of every fact, and the same for programs.
 */
@NullMarked
package org.wengang.registry.books;

import org.jspecify.annotations.NullMarked;
