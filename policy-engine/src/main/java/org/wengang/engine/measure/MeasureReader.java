package org.wengang.engine.measure;

import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.basis.Basis;
import org.wengang.engine.basis.Basis.Citation;
import org.wengang.engine.basis.CitationReader;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.schema.Label;
import org.wengang.engine.schema.Region;
import org.wengang.engine.schema.Type;
import org.wengang.engine.yaml.YamlFile;
import org.wengang.engine.yaml.YamlMap;
import org.wengang.engine.yaml.YamlText;

/** Reads a file of measures. */
final class MeasureReader {

    private static final Pattern CODE = Pattern.compile("[RM]-[A-Z]+-[0-9]+");

    private final ErrorCollector errors = new ErrorCollector();

    Measures read(Reader yaml, String file) {
        YamlMap root = YamlFile.read(yaml, file, errors);
        YamlText written = root.text("region");
        @Nullable Object region = value(written, Type.Simple.REGION);
        List<Basis> basis = basis(root);
        var citations = new CitationReader(basis, errors);
        var measures = new ArrayList<Measure>();
        var codes = new HashSet<String>();
        for (YamlMap map : root.maps("measures")) {
            measures.add(measure(map, citations, codes));
            map.refuseOthers();
        }
        root.refuseOthers();
        errors.throwIfAny();
        if (region == null) {
            throw new IllegalStateException("A region that could not be read adds an error.");
        }
        return new Measures((Region) region, basis, measures);
    }

    private List<Basis> basis(YamlMap root) {
        var basis = new ArrayList<Basis>();
        var ids = new HashSet<String>();
        for (YamlMap map : root.maps("basis")) {
            YamlText id = map.text("id");
            taken(id, ids);
            basis.add(
                    new Basis(
                            id.text(), map.text("title").text(), map.text("text").text().strip()));
            map.refuseOthers();
        }
        return basis;
    }

    private Measure measure(YamlMap map, CitationReader citations, Set<String> codes) {
        YamlText code = map.text("code");
        if (!code.text().isEmpty() && !CODE.matcher(code.text()).matches()) {
            errors.add(code.at(), Fault.WORD_INVALID, code.text(), CODE.pattern());
        }
        taken(code, codes);
        List<Citation> cites = map.texts("cite").stream().map(citations::read).toList();
        if (cites.isEmpty()) {
            errors.add(map.at("cite"), Fault.KEY_MISSING, "cite");
        }
        @Nullable YamlText stated = map.optionalText("stated");
        @Nullable YamlText money = map.optionalText("stated_yuan");
        @Nullable YamlText uses = map.optionalText("uses");
        return new Measure(
                code.text(),
                kind(map.text("class")),
                label(map, "title"),
                label(map, "place"),
                cites,
                word(map.text("funded_by"), Measure.Funder.values()),
                word(map.text("form"), Measure.Form.values()),
                stated == null ? null : citations.read(stated),
                money == null ? null : (Long) value(money, Type.Simple.MONEY),
                uses == null ? null : uses(uses),
                map.has("note") ? label(map, "note") : null);
    }

    private Measure.Kind kind(YamlText text) {
        for (Measure.Kind kind : Measure.Kind.values()) {
            if (kind.name().equals(text.text())) {
                return kind;
            }
        }
        if (!text.text().isEmpty()) {
            errors.add(text.at(), Fault.WORD_INVALID, text.text(), "B, C, D, E");
        }
        return Measure.Kind.D;
    }

    private <E extends Enum<E>> E word(YamlText text, E[] possible) {
        for (E each : possible) {
            if (each.name().toLowerCase(Locale.ROOT).equals(text.text())) {
                return each;
            }
        }
        if (!text.text().isEmpty()) {
            String words =
                    Stream.of(possible)
                            .map(each -> each.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
            errors.add(text.at(), Fault.WORD_INVALID, text.text(), words);
        }
        return possible[0];
    }

    private void taken(YamlText name, Set<String> names) {
        if (!name.text().isEmpty() && !names.add(name.text())) {
            errors.add(name.at(), Fault.KEY_DUPLICATE, name.text());
        }
    }

    private @Nullable Long uses(YamlText text) {
        @Nullable Long uses = (Long) value(text, Type.Simple.INT);
        if (uses != null && uses < 1) {
            errors.add(text.at(), Fault.VALUE_INVALID, text.text(), "1, 2, 3 …");
            return null;
        }
        return uses;
    }

    private @Nullable Object value(YamlText text, Type type) {
        @Nullable Object value = type.value(text.text());
        if (value == null && !text.text().isEmpty()) {
            errors.add(text.at(), Fault.VALUE_INVALID, text.text(), type.word());
        }
        return value;
    }

    private static Label label(YamlMap map, String key) {
        return new Label(map.text(key).text(), map.text(key + "_en").text());
    }
}
