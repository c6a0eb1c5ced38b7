package org.wengang.organisation.office;

import java.time.LocalDate;

/**
 * What an office was called before.
 *
 * @param lastDay inclusive
 * @param reason as the administrator gave it
 */
public record FormerName(String name, LocalDate lastDay, String reason) {}
