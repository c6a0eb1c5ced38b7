package org.wengang.web;

import java.util.Locale;
import java.util.Optional;

/** A language the interface is complete in. Chinese is the default. */
public enum Language {
    ZH(Locale.SIMPLIFIED_CHINESE, "zh-CN"),
    EN(Locale.UK, "en");

    private final Locale locale;
    private final String tag;

    Language(Locale locale, String tag) {
        this.locale = locale;
        this.tag = tag;
    }

    public Locale locale() {
        return locale;
    }

    /** For the {@code lang} attribute: {@code zh-CN} or {@code en}. */
    public String tag() {
        return tag;
    }

    /** As in cookies, forms and names of bundles: {@code zh} or {@code en}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for anything but {@code zh} and {@code en}. */
    public static Optional<Language> ofCode(String code) {
        for (var language : values()) {
            if (language.code().equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
