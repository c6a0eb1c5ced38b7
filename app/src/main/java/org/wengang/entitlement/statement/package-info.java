/**
 * What became of the money of one payee: awarded, sent, paid, bounced, asked back and received, day
 * by day.
 */
@NullMarked
package org.wengang.entitlement.statement;

import org.jspecify.annotations.NullMarked;
