package org.wengang.web.component;

/** What a badge or a notice means; each has its own mark beside its colour. */
public enum Tone {
    NEUTRAL("neutral", Icon.CIRCLE),
    INFO("info", Icon.INFO_CIRCLE),
    GOOD("good", Icon.CIRCLE_CHECK),
    WARNING("warning", Icon.ALERT_TRIANGLE),
    BAD("bad", Icon.CIRCLE_X),
    /** The special action itself: the one warm red of the house, used sparingly. */
    ACTION("action", Icon.FLAME);

    private final String css;
    private final Icon icon;

    Tone(String css, Icon icon) {
        this.css = css;
        this.icon = icon;
    }

    /** End of the class names {@code wg-badge-…} and {@code wg-notice-…}. */
    public String css() {
        return css;
    }

    /** The mark that says the same as the colour. */
    public Icon icon() {
        return icon;
    }
}
