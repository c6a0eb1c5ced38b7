package org.wengang.statistics.bulletins;

import org.wengang.statistics.indicators.FigureRow;

/** A row with its organisation's name in the reader's language. */
public record NamedRow(FigureRow row, String place) {}
