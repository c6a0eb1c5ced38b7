package org.wengang.statistics.stays;

/**
 * One employer behind a number.
 *
 * @param uscc its credit code, by which they are told apart
 * @param people distinct, who are counted with it; 0 where it is on a list and nobody counted stays
 */
public record EmployerRow(String uscc, String name, long people) {}
