package org.wengang.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.wengang.kernel.DateRange;
import org.wengang.kernel.Money;

/**
 * Every sentence of the interface in every language, read once from {@code messages/<module>_zh}
 * and {@code messages/<module>_en.properties}.
 *
 * <p>Placeholders are those of {@link MessageFormat}; days, moments, amounts, ranges of days and
 * nested {@link Message}s are written as the language writes them. A missing key is a bug and is
 * loud: a page with a hole in it would be believed.
 */
public final class Texts {

    private final Map<Language, Map<String, String>> bundles;

    private Texts(Map<Language, Map<String, String>> bundles) {
        this.bundles = bundles;
    }

    /**
     * Reads every bundle on the class path.
     *
     * @throws IllegalStateException if two bundles define the same key
     */
    public static Texts load() {
        var bundles = new EnumMap<Language, Map<String, String>>(Language.class);
        for (var language : Language.values()) {
            bundles.put(language, read(language));
        }
        return new Texts(bundles);
    }

    private static Map<String, String> read(Language language) {
        var texts = new HashMap<String, String>();
        try {
            var pattern = "classpath*:messages/*_" + language.code() + ".properties";
            for (var bundle : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                for (var text : read(bundle).entrySet()) {
                    var key = (String) text.getKey();
                    if (texts.putIfAbsent(key, (String) text.getValue()) != null) {
                        throw new IllegalStateException(
                                "Key %s of %s is defined twice. Maybe it lacks its module in front?"
                                        .formatted(key, bundle.getFilename()));
                    }
                }
            }
            return Map.copyOf(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties read(Resource bundle) throws IOException {
        var properties = new Properties();
        try (var reader = new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    /**
     * @throws IllegalStateException if there is no such key
     */
    public String get(Language language, String key, Object... arguments) {
        var text = raw(language, key);
        var written = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            written[i] = written(language, arguments[i]);
        }
        return new MessageFormat(text, language.locale()).format(written);
    }

    public String get(Language language, Message message) {
        return get(language, message.key(), message.arguments().toArray());
    }

    /**
     * The text with its placeholders still in it.
     *
     * @throws IllegalStateException if there is no such key
     */
    String raw(Language language, String key) {
        var text = bundle(language).get(key);
        if (text == null) {
            throw new IllegalStateException(
                    "No %s text for %s. Maybe it is missing in messages/%s_%s.properties?"
                            .formatted(language.code(), key, key.split("\\.")[0], language.code()));
        }
        return text;
    }

    public boolean has(Language language, String key) {
        return bundle(language).containsKey(key);
    }

    public Set<String> keys(Language language) {
        return bundle(language).keySet();
    }

    private Map<String, String> bundle(Language language) {
        return Objects.requireNonNull(bundles.get(language));
    }

    private Object written(Language language, Object argument) {
        var writing = Writing.of(language);
        return switch (argument) {
            case Message message -> get(language, message);
            case Money money -> writing.money(money.fen());
            case LocalDate day -> writing.date(day);
            case DateRange range -> writing.range(range);
            case Instant moment -> writing.dateTime(moment);
            case Number number -> number;
            default -> argument.toString();
        };
    }
}
