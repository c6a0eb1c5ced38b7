/**
 * Rosters and filings in: a file is kept sealed, read in a job, and merged in one transaction: good
 * rows all, bad rows none, each refused row with its reasons and a workbook to correct and bring
 * back.
 */
@NullMarked
package org.wengang.registry.imports;

import org.jspecify.annotations.NullMarked;
