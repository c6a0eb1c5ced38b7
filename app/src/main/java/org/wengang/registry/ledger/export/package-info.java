/**
 * Exports of the ledger: a file of exactly what an address shows, made as a job, kept sealed for a
 * few days for the one officer who asked for it.
 */
@NullMarked
package org.wengang.registry.ledger.export;

import org.jspecify.annotations.NullMarked;
