package org.wengang.engine.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A list of rows of single values inside a text, found where it stands. It is changed in place:
 * comments, blanks and everything else of the text stay byte for byte.
 */
public final class YamlTable {

    private static final Pattern DASH = Pattern.compile("[ ]*-[ ]+");
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]+|[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final String text;
    private final SequenceNode list;

    YamlTable(String text, SequenceNode list) {
        this.text = text;
        this.list = list;
    }

    /**
     * A row of the changed table.
     *
     * @param was its place in the table as it was read, from 0; null for a new row
     * @param cells by column; a column that is left out is not written
     */
    public record Row(@Nullable Integer was, Map<String, String> cells) {

        public Row {
            cells = Map.copyOf(cells);
        }
    }

    private record Edit(int from, int to, String written) {}

    /** The rows as they are written, by column in the order of the text. */
    public List<Map<String, String>> rows() {
        return list.getValue().stream()
                .map(node -> {
                    var cells = new LinkedHashMap<String, String>();
                    cells((MappingNode) node)
                            .forEach((name, cell) -> cells.put(name, cell.getValue()));
                    return (Map<String, String>) cells;
                })
                .toList();
    }

    /**
     * The text with the table changed: rows that are left out are gone, rows that are the same stay
     * as they are written, new rows stand between their neighbours.
     *
     * @param rows at least one; those that were there in their order
     */
    public String with(List<Row> rows) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("A table keeps at least one row.");
        }
        boolean sameRows =
                rows.size() == list.getValue().size()
                        && rows.stream().allMatch(row -> row.was() != null);
        var edits = new ArrayList<Edit>();
        if (list.getFlowStyle() == FlowStyle.FLOW && !sameRows) {
            edits.add(
                    new Edit(
                            start(list),
                            offset(text, list.getEndMark().getIndex()),
                            rows.stream()
                                    .map(row -> flow(row.cells()))
                                    .collect(Collectors.joining(", ", "[", "]"))));
        } else {
            change(rows, edits);
        }
        edits.sort(Comparator.comparingInt(Edit::from).thenComparingInt(Edit::to));
        var changed = new StringBuilder();
        int done = 0;
        for (Edit edit : edits) {
            changed.append(text, done, edit.from()).append(edit.written());
            done = edit.to();
        }
        return changed.append(text.substring(done)).toString();
    }

    private void change(List<Row> rows, List<Edit> edits) {
        int next = list.getValue().size();
        var kept = new boolean[next];
        for (int i = rows.size() - 1; i >= 0; i--) {
            Row row = rows.get(i);
            @Nullable Integer was = row.was();
            if (was == null) {
                edits.addFirst(insertion(next, flow(row.cells())));
            } else {
                next = was;
                kept[was] = true;
                changeRow((MappingNode) list.getValue().get(was), row.cells(), edits);
            }
        }
        for (int i = 0; i < kept.length; i++) {
            if (!kept[i]) {
                Node gone = list.getValue().get(i);
                edits.add(new Edit(lineStart(text, start(gone)), lineEnd(text, end(gone) - 1), ""));
            }
        }
    }

    /** A line of its own before the row, or after the last one. */
    private Edit insertion(int before, String row) {
        boolean last = before == list.getValue().size();
        Node beside = list.getValue().get(last ? before - 1 : before);
        int line = lineStart(text, start(beside));
        int at = last ? lineEnd(text, end(beside) - 1) : line;
        String written = text.substring(line, start(beside)) + row + "\n";
        boolean needsBreak = last && text.charAt(at - 1) != '\n';
        return new Edit(at, at, needsBreak ? "\n" + written : written);
    }

    private void changeRow(MappingNode row, Map<String, String> wanted, List<Edit> edits) {
        var cells = cells(row);
        boolean sameColumns =
                cells.keySet().equals(wanted.keySet())
                        && cells.values().stream().allMatch(YamlTable::isOnOneLine);
        if (!sameColumns) {
            edits.add(new Edit(start(row), end(row), flow(wanted)));
            return;
        }
        cells.forEach((name, cell) -> {
            String value = wanted.getOrDefault(name, "");
            if (!cell.getValue().equals(value)) {
                edits.add(
                        new Edit(
                                start(cell),
                                offset(text, cell.getEndMark().getIndex()),
                                written(cell, value)));
            }
        });
    }

    /** Whether every row can be changed where it stands. */
    boolean isReadable() {
        return !list.getValue().isEmpty() && list.getValue().stream().allMatch(this::isRow);
    }

    private boolean isRow(Node node) {
        if (!(node instanceof MappingNode row) || row.getValue().isEmpty()) {
            return false;
        }
        boolean single =
                row.getValue().stream()
                        .allMatch(tuple ->
                                tuple.getKeyNode() instanceof ScalarNode
                                        && tuple.getValueNode() instanceof ScalarNode);
        String before = text.substring(lineStart(text, start(node)), start(node));
        return single && (list.getFlowStyle() == FlowStyle.FLOW || DASH.matcher(before).matches());
    }

    private int start(Node node) {
        return offset(text, node.getStartMark().getIndex());
    }

    /** The end of what is written of a row; a row without braces ends with its last value. */
    private int end(Node node) {
        Node last = node;
        if (node instanceof MappingNode row && row.getFlowStyle() != FlowStyle.FLOW) {
            last = row.getValue().getLast().getValueNode();
        }
        return offset(text, last.getEndMark().getIndex());
    }

    private static Map<String, ScalarNode> cells(MappingNode row) {
        var cells = new LinkedHashMap<String, ScalarNode>();
        for (NodeTuple tuple : row.getValue()) {
            cells.put(
                    ((ScalarNode) tuple.getKeyNode()).getValue(),
                    (ScalarNode) tuple.getValueNode());
        }
        return cells;
    }

    static String flow(Map<String, String> cells) {
        return List.of("from", "to", "value").stream()
                .filter(cells::containsKey)
                .map(name -> name + ": " + plain(cells.getOrDefault(name, "")))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    private static String plain(String value) {
        return PLAIN.matcher(value).matches() ? value : quoted(value);
    }

    static String written(ScalarNode before, String value) {
        return before.getScalarStyle() == ScalarStyle.PLAIN && value.matches("[0-9A-Za-z._-]+")
                ? value
                : quoted(value);
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static boolean isOnOneLine(ScalarNode scalar) {
        return scalar.getStartMark().getLine() == scalar.getEndMark().getLine()
                && scalar.getEndMark().getIndex() > scalar.getStartMark().getIndex();
    }

    static int offset(String text, int points) {
        return text.offsetByCodePoints(0, points);
    }

    static int lineStart(String text, int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /** After the line feed, or at the end of the text. */
    static int lineEnd(String text, int offset) {
        int feed = text.indexOf('\n', offset);
        return feed < 0 ? text.length() : feed + 1;
    }
}
