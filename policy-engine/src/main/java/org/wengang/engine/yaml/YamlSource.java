package org.wengang.engine.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.error.Position;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A text to be looked into and changed at single places, everything else staying byte for byte. A
 * text that is no YAML has nothing in it. A path is the names from the root of the text.
 */
public final class YamlSource {

    private final String text;
    private final @Nullable Node root;

    private YamlSource(String text, @Nullable Node root) {
        this.text = text;
        this.root = root;
    }

    /**
     * @param text with line feeds alone
     */
    public static YamlSource of(String text) {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(YamlFile.DEEPEST);
        try {
            return new YamlSource(text, new Yaml(options).compose(new StringReader(text)));
        } catch (YAMLException broken) {
            return new YamlSource(text, null);
        }
    }

    /** The single value at the path; null if there is none. */
    public @Nullable String value(String... path) {
        return node(path) instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)
                ? scalar.getValue()
                : null;
    }

    /** Where what stands at the path begins; the start of the text if there is nothing. */
    public Position at(String... path) {
        @Nullable Node node = node(path);
        return node == null
                ? new Position("", 1, 1)
                : new Position(
                        "", node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
    }

    /** The names below the path in the order of the text; empty if there are none. */
    public List<String> names(String... path) {
        var names = new ArrayList<String>();
        if (node(path) instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    names.add(key.getValue());
                }
            }
        }
        return names;
    }

    /**
     * Empty if there is no list of rows of single values at the path; each row of a list without
     * brackets must stand on lines of its own.
     */
    public Optional<YamlTable> table(String... path) {
        return node(path) instanceof SequenceNode list
                ? Optional.of(new YamlTable(text, list)).filter(YamlTable::isReadable)
                : Optional.empty();
    }

    /**
     * The text with another single value at the path.
     *
     * @return empty if there is no single value on one line
     */
    public Optional<String> replaced(String value, String... path) {
        if (!(node(path) instanceof ScalarNode scalar) || !YamlTable.isOnOneLine(scalar)) {
            return Optional.empty();
        }
        int from = YamlTable.offset(text, scalar.getStartMark().getIndex());
        int to = YamlTable.offset(text, scalar.getEndMark().getIndex());
        return Optional.of(
                text.substring(0, from) + YamlTable.written(scalar, value) + text.substring(to));
    }

    /**
     * The text with a new table on the lines below a single value.
     *
     * @param names to write above the rows, the outermost first
     * @param beside the path of the value
     * @return empty if there is no such value on a line of its own
     */
    public Optional<String> added(
            List<String> names, List<Map<String, String>> rows, String... beside) {
        if (!(node(beside) instanceof ScalarNode scalar) || !YamlTable.isOnOneLine(scalar)) {
            return Optional.empty();
        }
        int at = YamlTable.offset(text, scalar.getStartMark().getIndex());
        String before = text.substring(YamlTable.lineStart(text, at), at);
        if (!before.matches("[ ]*[a-z_]+:[ ]+")) {
            return Optional.empty();
        }
        String indent = " ".repeat(before.length() - before.stripLeading().length());
        var lines = new StringBuilder();
        for (String name : names) {
            lines.append(indent).append(name).append(":\n");
            indent += "  ";
        }
        for (var row : rows) {
            lines.append(indent).append("- ").append(YamlTable.flow(row)).append('\n');
        }
        int end = YamlTable.lineEnd(text, at);
        String start = text.substring(0, end);
        return Optional.of(
                start + (start.endsWith("\n") ? "" : "\n") + lines + text.substring(end));
    }

    private @Nullable Node node(String... path) {
        @Nullable Node node = root;
        for (String name : path) {
            if (!(node instanceof MappingNode map)) {
                return null;
            }
            node =
                    map.getValue().stream()
                            .filter(tuple ->
                                    tuple.getKeyNode() instanceof ScalarNode key
                                            && key.getValue().equals(name))
                            .map(NodeTuple::getValueNode)
                            .findFirst()
                            .orElse(null);
        }
        return node;
    }
}
