package org.wengang.bench.drive;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A form of our own pages as a browser would send it: hidden inputs, what is filled in, what is
 * ticked.
 *
 * @param fields in the order of the page; a name may come more than once
 */
public record HtmlForm(String action, List<Field> fields) {

    /** One name and its value. */
    public record Field(String name, String value) {}

    private static final Pattern FORM = Pattern.compile("(?s)<form([^>]*)>(.*?)</form>");
    private static final Pattern CONTROL =
            Pattern.compile(
                    "(?s)<input([^>]*)>|<textarea([^>]*)>(.*?)</textarea>|<select([^>]*)>(.*?)</select>");
    private static final Pattern OPTION = Pattern.compile("<option([^>]*)>");

    public HtmlForm {
        fields = List.copyOf(fields);
    }

    /** The first form of the page that is sent to that path. */
    static Optional<HtmlForm> find(String html, String action) {
        var forms = FORM.matcher(html);
        while (forms.find()) {
            if (attribute(forms.group(1), "action").filter(action::equals).isPresent()) {
                return Optional.of(new HtmlForm(action, fields(forms.group(2))));
            }
        }
        return Optional.empty();
    }

    private static List<Field> fields(String html) {
        var fields = new ArrayList<Field>();
        var controls = CONTROL.matcher(html);
        while (controls.find()) {
            if (controls.group(1) != null) {
                input(controls.group(1)).ifPresent(fields::add);
            } else if (controls.group(2) != null) {
                var text = plain(controls.group(3));
                attribute(controls.group(2), "name")
                        .ifPresent(name -> fields.add(new Field(name, text)));
            } else {
                var value = selected(controls.group(5));
                attribute(controls.group(4), "name")
                        .ifPresent(name -> fields.add(new Field(name, value)));
            }
        }
        return fields;
    }

    private static Optional<Field> input(String attributes) {
        var type = attribute(attributes, "type").orElse("text");
        var isChoice = type.equals("checkbox") || type.equals("radio");
        var isTicked = Pattern.compile("\\schecked\\b").matcher(attributes).find();
        if (type.equals("file") || isChoice && !isTicked) {
            return Optional.empty();
        }
        var value = attribute(attributes, "value").orElse("");
        return attribute(attributes, "name").map(name -> new Field(name, value));
    }

    private static String selected(String options) {
        var found = OPTION.matcher(options);
        var first = "";
        var isFirst = true;
        while (found.find()) {
            var value = attribute(found.group(1), "value").orElse("");
            if (Pattern.compile("\\sselected\\b").matcher(found.group(1)).find()) {
                return value;
            }
            first = isFirst ? value : first;
            isFirst = false;
        }
        return first;
    }

    private static Optional<String> attribute(String attributes, String name) {
        return Optional.of(Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(attributes))
                .filter(Matcher::find)
                .map(found -> plain(found.group(1)));
    }

    static String plain(String escaped) {
        return escaped.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    /** The same form with another value in that field, or with the field if it has none yet. */
    public HtmlForm with(String name, String value) {
        var changed =
                fields.stream()
                        .filter(field -> !field.name().equals(name))
                        .collect(Collectors.toCollection(ArrayList::new));
        changed.add(new Field(name, value));
        return new HtmlForm(action, changed);
    }

    /** Whether a field stands empty. */
    public boolean isEmpty(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .allMatch(field -> field.value().isBlank());
    }

    String encoded() {
        return fields.stream()
                .map(field ->
                        URLEncoder.encode(field.name(), StandardCharsets.UTF_8)
                                + "="
                                + URLEncoder.encode(field.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
