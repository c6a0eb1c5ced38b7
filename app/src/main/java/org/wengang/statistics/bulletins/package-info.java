/**
 * Bulletin sentences in the form in which the offices reported the special action of 2021, each
 * number a link to its rows.
 */
@NullMarked
package org.wengang.statistics.bulletins;

import org.jspecify.annotations.NullMarked;
