/**
 * The census (摸排): what is asked of whom and how far it is. {@code allotment} gives people to
 * officers, {@code plan} watches over what is left and publishes the headcount, {@code work} is the
 * list and the form of the one who calls or visits, {@code intention} the ledger of what they were
 * told.
 *
 * <p>Source: workflow W1 and ledgers L1, L6 of the domain report.
 */
@NullMarked
package org.wengang.registry.census;

import org.jspecify.annotations.NullMarked;
