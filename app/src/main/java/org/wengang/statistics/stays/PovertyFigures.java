package org.wengang.statistics.stays;

/**
 * Employers on a list of poverty alleviation, and the poor of another county who stay with them.
 *
 * @param list which of the lists
 * @param employers distinct, on the list at some day of the window
 * @param people distinct, of a poor household or lifted out of it, registered in another county
 * @param unknown likewise, of whom the county of one or the other is not known; not counted above
 */
public record PovertyFigures(Counted list, long employers, long people, long unknown) {}
