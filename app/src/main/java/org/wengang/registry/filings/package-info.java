/**
 * Filings to look up and to correct: a list, one filing's facts with their sources, the number on
 * request, and the same for programs.
 */
@NullMarked
package org.wengang.registry.filings;

import org.jspecify.annotations.NullMarked;
