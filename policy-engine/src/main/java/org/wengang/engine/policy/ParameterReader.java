package org.wengang.engine.policy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.basis.Basis.Citation;
import org.wengang.engine.basis.CitationReader;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.schema.Label;
import org.wengang.engine.schema.Range;
import org.wengang.engine.schema.Type;
import org.wengang.engine.yaml.YamlMap;
import org.wengang.engine.yaml.YamlText;

/** Reads parameters: typed, labelled, dated, and either cited or marked open. */
final class ParameterReader {

    private final CitationReader citations;
    private final Fields fields;
    private final ErrorCollector errors;

    ParameterReader(CitationReader citations, Fields fields, ErrorCollector errors) {
        this.citations = citations;
        this.fields = fields;
        this.errors = errors;
    }

    Map<String, Parameter> read(YamlMap map) {
        var parameters = new LinkedHashMap<String, Parameter>();
        var names = new HashSet<String>();
        for (YamlText key : map.keys()) {
            String name = fields.name(key, names);
            YamlMap body = map.map(key.text());
            @Nullable Parameter parameter = parameter(name, key, body);
            if (parameter != null) {
                parameters.put(name, parameter);
            }
            body.refuseOthers();
        }
        return parameters;
    }

    private @Nullable Parameter parameter(String name, YamlText key, YamlMap map) {
        Label label = fields.label(map, "label");
        @Nullable YamlText cite = map.optionalText("cite");
        @Nullable Label open = map.has("open") ? fields.label(map, "open") : null;
        if (cite == null && open == null) {
            errors.add(key.at(), Fault.PARAMETER_UNSOURCED, name);
        }
        YamlText word = map.text("type");
        @Nullable Type type = Type.parse(word.text());
        @Nullable YamlMap dated = map.optionalMap("values");
        if (type == null) {
            if (!word.text().isEmpty()) {
                errors.add(word.at(), Fault.VALUE_INVALID, word.text(), "type");
            }
            return null;
        }
        NavigableMap<LocalDate, Object> values =
                dated == null ? new TreeMap<>() : values(dated, type);
        if (dated == null && open == null) {
            errors.add(key.at(), Fault.PARAMETER_WITHOUT_VALUE, name);
        }
        @Nullable Citation citation = cite == null ? null : citations.read(cite);
        @Nullable Range range = range(map, type);
        return new Parameter(name, type, label, values, citation, open, range, key.at());
    }

    /** For a table the range is that of its values. */
    private @Nullable Range range(YamlMap map, Type type) {
        List<YamlText> ends = map.texts("range");
        if (ends.isEmpty()) {
            return null;
        }
        Type of = type instanceof Type.Tiers tiers ? tiers.value() : type;
        if (!of.isOrdered() || ends.size() != 2) {
            errors.add(map.at("range"), Fault.WORD_INVALID, "range", "[low, high]");
            return null;
        }
        @Nullable Object low = fields.value(ends.getFirst(), of);
        @Nullable Object high = fields.value(ends.getLast(), of);
        if (low == null || high == null) {
            return null;
        }
        if (Type.number(low) > Type.number(high)) {
            errors.add(
                    map.at("range"),
                    Fault.RANGE_INVALID,
                    ends.getFirst().text(),
                    ends.getLast().text());
            return null;
        }
        return new Range(Type.number(low), Type.number(high));
    }

    private NavigableMap<LocalDate, Object> values(YamlMap dated, Type type) {
        var values = new TreeMap<LocalDate, Object>();
        for (YamlText key : dated.keys()) {
            @Nullable Object day = fields.value(key, Type.Simple.DATE);
            @Nullable Object value = value(dated, key.text(), type);
            if (day != null && value != null) {
                values.put((LocalDate) day, value);
            }
        }
        return values;
    }

    private @Nullable Object value(YamlMap dated, String key, Type type) {
        if (type instanceof Type.Tiers tiers) {
            return new TierReader(fields, errors).read(dated, key, tiers);
        }
        if (!(type instanceof Type.Codes)) {
            return fields.value(dated.text(key), type);
        }
        String codes =
                dated.texts(key).stream().map(YamlText::text).collect(Collectors.joining(","));
        @Nullable Object value = type.value(codes);
        if (value == null) {
            errors.add(dated.at(key), Fault.VALUE_INVALID, codes, type.word());
        }
        return value;
    }
}
