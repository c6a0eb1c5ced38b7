package org.wengang.engine.policy;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.schema.Label;
import org.wengang.engine.schema.Type;
import org.wengang.engine.yaml.YamlMap;
import org.wengang.engine.yaml.YamlText;

/** Small fields of policy files. An empty text was reported as missing already. */
final class Fields {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final ErrorCollector errors;

    Fields(ErrorCollector errors) {
        this.errors = errors;
    }

    Label label(YamlMap map, String key) {
        return new Label(map.text(key).text(), map.text(key + "_en").text());
    }

    /** A name that no other has yet; adds it to those taken. */
    String name(YamlText name, Set<String> taken) {
        if (name.text().isEmpty()) {
            return "";
        }
        if (!NAME.matcher(name.text()).matches()) {
            errors.add(name.at(), Fault.NAME_INVALID, name.text());
        }
        if (!taken.add(name.text())) {
            errors.add(name.at(), Fault.KEY_DUPLICATE, name.text());
        }
        return name.text();
    }

    String form(YamlText text, Pattern form) {
        if (!text.text().isEmpty() && !form.matcher(text.text()).matches()) {
            errors.add(text.at(), Fault.WORD_INVALID, text.text(), form.pattern());
        }
        return text.text();
    }

    int count(YamlText text) {
        if (text.text().matches("[1-9][0-9]{0,3}")) {
            return Integer.parseInt(text.text());
        }
        if (!text.text().isEmpty()) {
            errors.add(text.at(), Fault.WORD_INVALID, text.text(), "1 – 9999");
        }
        return 1;
    }

    /** One of the words, written in lower case; the first one stands in for what is wrong. */
    <E extends Enum<E>> E word(YamlText text, E[] possible) {
        for (E each : possible) {
            if (word(each).equals(text.text())) {
                return each;
            }
        }
        if (!text.text().isEmpty()) {
            String words = Stream.of(possible).map(Fields::word).collect(Collectors.joining(", "));
            errors.add(text.at(), Fault.WORD_INVALID, text.text(), words);
        }
        return possible[0];
    }

    private static String word(Enum<?> each) {
        return each.name().toLowerCase(Locale.ROOT);
    }

    /** Null if the text is missing or no value of the type. */
    @Nullable Object value(YamlText text, Type type) {
        @Nullable Object value = type.value(text.text());
        if (value == null && !text.text().isEmpty()) {
            errors.add(text.at(), Fault.VALUE_INVALID, text.text(), type.word());
        }
        return value;
    }
}
