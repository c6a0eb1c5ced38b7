/**
 * Limits between people, outside the language: who gets an award of a group, and how far a pool
 * goes.
 */
@NullMarked
package org.wengang.engine.ledger;

import org.jspecify.annotations.NullMarked;
