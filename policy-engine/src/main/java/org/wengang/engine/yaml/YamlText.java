package org.wengang.engine.yaml;

import org.wengang.engine.error.Position;

/**
 * A single value as written, with its place.
 *
 * @param at where the value starts
 * @param origin where character 0 of the text stands: after a quote, on the line below a {@code |}
 * @param exact false if the writing (folding, escapes) hides where later characters stand; then
 *     every place is {@code at}
 */
public record YamlText(String text, Position at, Position origin, boolean exact) {

    /** The place of a character, counted in code points from 0. */
    public Position at(int offset) {
        if (!exact) {
            return at;
        }
        int line = origin.line();
        int column = origin.column();
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < Math.min(offset, points.length); i++) {
            if (points[i] == '\n') {
                line++;
                column = origin.column();
            } else {
                column++;
            }
        }
        return new Position(at.file(), line, column);
    }

    @Override
    public String toString() {
        return text;
    }
}
