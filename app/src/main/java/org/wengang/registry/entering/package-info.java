/**
 * How entries come into ledgers: rows of a file, or of a form, against what is on record, all in
 * one transaction.
 */
@NullMarked
package org.wengang.registry.entering;

import org.jspecify.annotations.NullMarked;
