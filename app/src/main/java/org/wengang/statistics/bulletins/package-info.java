/**
 * Bulletin sentences in the form of the sources, each number a link to its rows.
 *
 * <p>Source: domain.md A8.2.
 */
@NullMarked
package org.wengang.statistics.bulletins;

import org.jspecify.annotations.NullMarked;
