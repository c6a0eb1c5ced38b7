package org.wengang.engine.schema;

import java.util.Locale;

/** A name for people, in both languages of the interface. */
public record Label(String chinese, String english) {

    /** Chinese for any Chinese locale, else English. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese : english;
    }
}
