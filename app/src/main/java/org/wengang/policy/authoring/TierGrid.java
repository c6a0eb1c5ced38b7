package org.wengang.policy.authoring;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Label;
import org.wengang.engine.schema.TierTable;
import org.wengang.engine.schema.Type;
import org.wengang.engine.yaml.YamlSource;
import org.wengang.engine.yaml.YamlTable;
import org.wengang.web.Message;

/**
 * A table of steps of a policy text as a grid to type in.
 *
 * @param parameter its name
 * @param day from which it holds
 * @param lines in the order of the text, then blank ones
 */
public record TierGrid(
        String parameter, String day, Label label, Type.Tiers type, List<Line> lines) {

    private static final int BLANKS = 3;

    public TierGrid {
        lines = List.copyOf(lines);
    }

    /** How a line stands to the one before. */
    public enum State {
        FINE,
        /** A cell is no number, day or amount; the grid cannot be written back. */
        WRONG,
        GAP,
        OVERLAP
    }

    /**
     * A step.
     *
     * @param was its place in the text, from 0; null for a new one
     * @param from inclusive; empty for any however low
     * @param to inclusive; empty for all up to the next step
     * @param note what is to be said of it; null if it is fine
     */
    public record Line(
            @Nullable Integer was,
            String from,
            String to,
            String value,
            State state,
            @Nullable Message note) {

        boolean isBlank() {
            return from.isEmpty() && to.isEmpty() && value.isEmpty();
        }

        private Line with(State newState, String key, Object... arguments) {
            return state == State.FINE
                    ? new Line(was, from, to, value, newState, Message.of(key, arguments))
                    : this;
        }
    }

    /** Null if the parameter is no table. */
    static Type.@Nullable Tiers type(YamlSource source, String parameter) {
        var word = source.value("parameters", parameter, "type");
        return word != null && Type.parse(word) instanceof Type.Tiers tiers ? tiers : null;
    }

    static Label label(YamlSource source, String parameter) {
        var chinese = source.value("parameters", parameter, "label");
        var english = source.value("parameters", parameter, "label_en");
        return new Label(
                chinese == null ? parameter : chinese, english == null ? parameter : english);
    }

    /**
     * The table as the text has it; without a day a new one.
     *
     * @return empty if there is no such table, or it is written in a way that cannot be changed in
     *     place
     */
    static Optional<TierGrid> in(String text, String parameter, String day) {
        var source = YamlSource.of(text);
        var type = type(source, parameter);
        var table = source.table("parameters", parameter, "values", day);
        boolean isNew = source.names("parameters", parameter, "values").isEmpty();
        if (type == null || !isNew && table.isEmpty()) {
            return Optional.empty();
        }
        var lines = new ArrayList<Line>();
        table.ifPresent(found ->
                found.rows()
                        .forEach(row ->
                                lines.add(
                                        line(
                                                lines.size(),
                                                row.getOrDefault("from", ""),
                                                row.getOrDefault("to", ""),
                                                row.getOrDefault("value", "")))));
        return Optional.of(
                new TierGrid(parameter, day, label(source, parameter), type, lines).looked());
    }

    /** The same table as somebody typed it. */
    TierGrid typed(Map<String, String> fields) {
        var typed = new ArrayList<Line>();
        long there = lines.stream().filter(line -> line.was() != null).count();
        int last = -1;
        for (int i = 0; i < TierTable.MOST + BLANKS; i++) {
            var was = fields.getOrDefault("row-" + i + "-was", "");
            int place = was.matches("[0-9]{1,2}") ? Integer.parseInt(was) : -1;
            boolean isOld = place > last && place < there;
            last = isOld ? place : last;
            var line =
                    line(
                            isOld ? place : null,
                            plain(fields, i, "from"),
                            plain(fields, i, "to"),
                            plain(fields, i, "value"));
            if (!line.isBlank()) {
                typed.add(line);
            }
        }
        return new TierGrid(parameter, day, label, type, ordered(typed)).looked();
    }

    private static Line line(@Nullable Integer was, String from, String to, String value) {
        return new Line(was, from, to, value, State.FINE, null);
    }

    /** Full-width digits, grouping and the unit are forgiven. */
    private static String plain(Map<String, String> fields, int row, String column) {
        var typed = fields.getOrDefault("row-%d-%s".formatted(row, column), "");
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC)
                .replaceAll("(?<=[0-9]),(?=[0-9]{3})", "")
                .replaceAll("[元¥\\s]", "");
    }

    /** New steps before the first step that starts higher; the others stay where they are. */
    private List<Line> ordered(List<Line> lines) {
        var ordered = new ArrayList<>(lines.stream().filter(line -> line.was() != null).toList());
        for (var line : lines) {
            var start = bound(line.from());
            if (line.was() == null) {
                int at = ordered.size();
                for (int i = ordered.size() - 1; i >= 0 && start != null; i--) {
                    var other = bound(ordered.get(i).from());
                    at = other != null && other > start ? i : at;
                }
                ordered.add(start == null && line.from().isEmpty() ? 0 : at, line);
            }
        }
        return ordered;
    }

    /** With a note at every line that needs one, and blank lines below. */
    private TierGrid looked() {
        var looked = new ArrayList<Line>();
        for (int i = 0; i < lines.size(); i++) {
            var line = cells(lines.get(i));
            looked.add(i == 0 ? line : joined(lines.get(i - 1), line));
        }
        for (int i = 0; i < BLANKS && looked.size() < TierTable.MOST; i++) {
            looked.add(line(null, "", "", ""));
        }
        return new TierGrid(parameter, day, label, type, looked);
    }

    private Line cells(Line line) {
        for (var bound : List.of(line.from(), line.to())) {
            if (!bound.isEmpty() && bound(bound) == null) {
                return line.with(State.WRONG, "policy.authoring.grid.wrong", bound);
            }
        }
        if (type.value().value(line.value()) == null) {
            return line.with(
                    State.WRONG,
                    line.value().isEmpty()
                            ? "policy.authoring.grid.empty"
                            : "policy.authoring.grid.wrong",
                    line.value());
        }
        var from = bound(line.from());
        var to = bound(line.to());
        return from != null && to != null && from > to
                ? line.with(State.OVERLAP, "policy.authoring.grid.backward", line.from(), line.to())
                : line;
    }

    private Line joined(Line before, Line line) {
        var start = bound(line.from());
        if (line.from().isEmpty()) {
            return line.with(State.OVERLAP, "policy.authoring.grid.no-start");
        }
        var end = bound(before.to());
        var first = bound(before.from());
        if (start == null) {
            return line;
        }
        if (end == null) {
            return before.to().isEmpty() && first != null && start <= first
                    ? line.with(State.OVERLAP, "policy.authoring.grid.backward-to", before.from())
                    : line;
        }
        if (end + 1 < start) {
            return line.with(
                    State.GAP, "policy.authoring.grid.gap", text(end + 1), text(start - 1));
        }
        return end + 1 > start
                ? line.with(State.OVERLAP, "policy.authoring.grid.overlap", text(start), text(end))
                : line;
    }

    private @Nullable Long bound(String written) {
        var value = written.isEmpty() ? null : type.bound().value(written);
        return value == null ? null : Type.number(value);
    }

    private String text(long number) {
        return type.bound().text(Type.ordered(type.bound(), number));
    }

    /** Whether every cell holds what its column holds, and there is a line at all. */
    boolean canBeWritten() {
        return lines.stream().anyMatch(line -> !line.isBlank())
                && lines.stream().noneMatch(line -> line.state() == State.WRONG);
    }

    /** The text with this table in the place of its own; everything else byte for byte. */
    String written(String text) {
        var rows =
                lines.stream()
                        .filter(line -> !line.isBlank())
                        .map(line -> new YamlTable.Row(line.was(), cellsOf(line)))
                        .toList();
        var source = YamlSource.of(text);
        var table = source.table("parameters", parameter, "values", day);
        if (table.isPresent()) {
            return table.get().with(rows);
        }
        return source.added(
                        List.of("values", day),
                        rows.stream().map(YamlTable.Row::cells).toList(),
                        "parameters",
                        parameter,
                        "type")
                .orElse(text);
    }

    private static Map<String, String> cellsOf(Line line) {
        var cells = new LinkedHashMap<String, String>();
        cells.put("from", line.from());
        cells.put("to", line.to());
        cells.put("value", line.value());
        cells.values().removeIf(String::isEmpty);
        return cells;
    }
}
