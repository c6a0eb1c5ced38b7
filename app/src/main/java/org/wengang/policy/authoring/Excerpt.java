package org.wengang.policy.authoring;

/**
 * A line of a text with a mark below a place.
 *
 * @param text the line, or what of it is near the place
 * @param caret blanks as wide as what comes before the place, then the mark
 */
record Excerpt(String text, String caret) {

    private static final int BEFORE = 40;
    private static final int WIDTH = 90;
    private static final String WIDE_BLANK = "\u3000";

    /**
     * @param line from 1; past the end of the text the excerpt is empty
     * @param column in characters, from 1
     */
    static Excerpt of(String text, int line, int column) {
        var points = text.lines().skip(line - 1L).findFirst().orElse("").codePoints().toArray();
        int at = Math.min(column - 1, points.length);
        int from = Math.max(0, at - BEFORE);
        int to = Math.min(points.length, from + WIDTH);
        var shown = new StringBuilder(from > 0 ? "…" : "");
        var caret = new StringBuilder(from > 0 ? " " : "");
        for (int i = from; i < to; i++) {
            shown.appendCodePoint(points[i]);
            if (i < at) {
                caret.append(isWide(points[i]) ? WIDE_BLANK : " ");
            }
        }
        return new Excerpt(shown.append(to < points.length ? "…" : "").toString(), caret + "^");
    }

    private static boolean isWide(int point) {
        return point >= 0x2e80 && point <= 0xffdc || point >= 0x1f300;
    }
}
