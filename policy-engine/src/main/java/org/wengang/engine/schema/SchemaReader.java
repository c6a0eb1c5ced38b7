package org.wengang.engine.schema;

import java.io.Reader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.yaml.YamlFile;
import org.wengang.engine.yaml.YamlMap;
import org.wengang.engine.yaml.YamlText;

/** Reads a fact schema. */
final class SchemaReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Range PLACEHOLDER = Range.only(0);

    /** Ints and fen may not be declared wider; sums of a few such values still fit in 64 bits. */
    private static final long WIDEST = 1_000_000_000_000_000L;

    /** Code points of a string; longer ones are no facts to decide by. */
    private static final long LONGEST = 200;

    private final ErrorCollector errors = new ErrorCollector();

    FactSchema read(Reader yaml, String file) {
        YamlMap root = YamlFile.read(yaml, file, errors);
        String name = root.text("schema").text();
        Subject entity = entity(root.text("entity"));
        var row = new Label(root.text("row").text(), root.text("row_en").text());
        Map<String, CodeList> lists = codeLists(root);
        Map<String, Fact> facts = facts(root.map("facts"), lists);
        @Nullable Filing filing = filing(root.optionalMap("filing"), facts);
        root.refuseOthers();
        errors.throwIfAny();
        return new FactSchema(name, entity, row, facts, lists, filing);
    }

    private @Nullable Filing filing(@Nullable YamlMap map, Map<String, Fact> facts) {
        if (map == null) {
            return null;
        }
        @Nullable YamlText monthFact = map.optionalText("month_fact");
        if (monthFact != null) {
            @Nullable Fact fact = facts.get(monthFact.text());
            if (fact == null || fact.type() != Type.Simple.DATE) {
                errors.add(
                        monthFact.at(),
                        Fault.WORD_INVALID,
                        monthFact.text(),
                        dates(facts.values()));
            }
        }
        var filing =
                new Filing(
                        presence(map, "person"),
                        presence(map, "organisation"),
                        presence(map, "month"),
                        monthFact == null ? null : monthFact.text());
        map.refuseOthers();
        return filing;
    }

    private static String dates(Collection<Fact> facts) {
        return facts.stream()
                .filter(fact -> fact.type() == Type.Simple.DATE)
                .map(Fact::name)
                .collect(Collectors.joining(", "));
    }

    private Filing.Presence presence(YamlMap map, String key) {
        return word(map.text(key), Filing.Presence.values(), Filing.Presence.NONE);
    }

    private Subject entity(YamlText text) {
        return word(text, Subject.values(), Subject.WORKER);
    }

    /** The constant the text names in lower case. */
    private <T extends Enum<T>> T word(YamlText text, T[] possible, T otherwise) {
        for (T each : possible) {
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
        return otherwise;
    }

    private Map<String, CodeList> codeLists(YamlMap root) {
        var lists = new LinkedHashMap<String, CodeList>();
        @Nullable YamlMap codes = root.optionalMap("codes");
        if (codes != null) {
            for (YamlText key : codes.keys()) {
                name(key);
                lists.put(key.text(), codeList(key.text(), codes.map(key.text())));
            }
        }
        for (CodeList list : CodeList.BUILT_IN) {
            if (lists.putIfAbsent(list.name(), list) != null && codes != null) {
                errors.add(codes.at(list.name()), Fault.KEY_DUPLICATE, list.name());
            }
        }
        return lists;
    }

    private CodeList codeList(String name, YamlMap map) {
        var labels = new LinkedHashMap<String, Label>();
        for (YamlText key : map.keys()) {
            if (!CodeList.CODE.matcher(key.text()).matches()) {
                errors.add(key.at(), Fault.NAME_INVALID, key.text());
            }
            YamlMap code = map.map(key.text());
            labels.put(key.text(), label(code));
            code.refuseOthers();
        }
        return new CodeList(name, labels);
    }

    private Map<String, Fact> facts(YamlMap map, Map<String, CodeList> lists) {
        var facts = new LinkedHashMap<String, Fact>();
        for (YamlText key : map.keys()) {
            name(key);
            YamlMap fact = map.map(key.text());
            facts.put(key.text(), fact(facts.size(), key.text(), fact, lists));
            fact.refuseOthers();
        }
        return facts;
    }

    private Fact fact(int index, String name, YamlMap map, Map<String, CodeList> lists) {
        Label label = label(map);
        YamlText column = map.text("column");
        if (!column.text().isEmpty()) {
            name(column);
        }
        YamlText unknown = map.text("null");
        if (!unknown.text().isEmpty() && !unknown.text().equals("unknown")) {
            errors.add(unknown.at(), Fault.WORD_INVALID, unknown.text(), "unknown");
        }
        Type type = type(map.text("type"), lists);
        return new Fact(index, name, type, label, column.text(), range(map, name, type));
    }

    private Type type(YamlText text, Map<String, CodeList> lists) {
        @Nullable Type type = Type.parse(text.text());
        if (type == null) {
            if (!text.text().isEmpty()) {
                errors.add(text.at(), Fault.VALUE_INVALID, text.text(), "type");
            }
            return Type.Simple.BOOL;
        }
        if (type instanceof Type.Codes || type instanceof Type.Tiers) {
            errors.add(text.at(), Fault.FACT_TYPE_REFUSED, type.word());
            return Type.Simple.BOOL;
        }
        if (type instanceof Type.Code(String list) && !lists.containsKey(list)) {
            errors.add(text.at(), Fault.CODE_LIST_UNKNOWN, list);
        }
        return type;
    }

    private @Nullable Range range(YamlMap map, String name, Type type) {
        if (type == Type.Simple.STRING) {
            return lengths(map, name);
        }
        List<YamlText> ends = map.texts("range");
        if (!type.isOrdered()) {
            if (!ends.isEmpty()) {
                errors.add(
                        map.at("range"),
                        Fault.KEY_UNKNOWN,
                        "range",
                        "type, label, label_en, column, null");
            }
            return null;
        }
        if (ends.size() != 2) {
            errors.add(map.at(), Fault.RANGE_MISSING, name, type.word());
            return PLACEHOLDER;
        }
        @Nullable Object low = end(ends.getFirst(), type);
        @Nullable Object high = end(ends.getLast(), type);
        if (low == null || high == null) {
            return PLACEHOLDER;
        }
        long from = Type.number(low);
        long to = Type.number(high);
        if (from > to || from < -WIDEST || to > WIDEST) {
            errors.add(
                    map.at("range"),
                    Fault.RANGE_INVALID,
                    ends.getFirst().text(),
                    ends.getLast().text());
            return PLACEHOLDER;
        }
        return new Range(from, to);
    }

    private Range lengths(YamlMap map, String name) {
        @Nullable YamlText max = map.optionalText("max");
        if (max == null) {
            errors.add(map.at(), Fault.LENGTH_MISSING, name);
            return PLACEHOLDER;
        }
        @Nullable Object most = Type.Simple.INT.value(max.text());
        if (most == null || (Long) most < 1 || (Long) most > LONGEST) {
            errors.add(max.at(), Fault.RANGE_INVALID, "1", Long.toString(LONGEST));
            return PLACEHOLDER;
        }
        return new Range(0, (Long) most);
    }

    private @Nullable Object end(YamlText text, Type type) {
        @Nullable Object value = type.value(text.text());
        if (value == null) {
            errors.add(text.at(), Fault.VALUE_INVALID, text.text(), type.word());
        }
        return value;
    }

    private static Label label(YamlMap map) {
        return new Label(map.text("label").text(), map.text("label_en").text());
    }

    private void name(YamlText key) {
        if (!NAME.matcher(key.text()).matches()) {
            errors.add(key.at(), Fault.NAME_INVALID, key.text());
        }
    }
}
