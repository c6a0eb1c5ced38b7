package org.wengang.web;

import org.wengang.web.component.Tone;

/** Said once on the page that follows a redirect. */
public record Flash(Tone tone, Message message) {

    public static Flash done(String key, Object... arguments) {
        return new Flash(Tone.GOOD, Message.of(key, arguments));
    }

    public static Flash warning(String key, Object... arguments) {
        return new Flash(Tone.WARNING, Message.of(key, arguments));
    }
}
