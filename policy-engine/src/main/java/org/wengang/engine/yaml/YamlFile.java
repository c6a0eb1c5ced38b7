package org.wengang.engine.yaml;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.error.Position;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** One file being read: its name, its lines and the faults found so far. */
public final class YamlFile {

    /** So deep lists and maps may lie in each other. */
    static final int DEEPEST = 20;

    private final String name;
    private final List<String> lines;
    private final ErrorCollector errors;

    private YamlFile(String name, String content, ErrorCollector errors) {
        this.name = name;
        this.lines = content.lines().toList();
        this.errors = errors;
    }

    /**
     * Reads the whole file; it must hold one mapping.
     *
     * @throws org.wengang.engine.error.PolicyErrors if it is not YAML, or not a mapping
     */
    public static YamlMap read(Reader reader, String name, ErrorCollector errors) {
        String content = content(reader);
        var file = new YamlFile(name, content, errors);
        @Nullable Node root = file.compose(content);
        if (!(root instanceof MappingNode mapping)) {
            errors.add(new Position(name, 1, 1), Fault.MAP_EXPECTED);
            errors.throwIfAny();
            throw new IllegalStateException("Unreachable: an error was added.");
        }
        return new YamlMap(file, mapping);
    }

    private static String content(Reader reader) {
        try {
            String content = reader.readAllAsString();
            return content.startsWith("\uFEFF") ? content.substring(1) : content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Node compose(String content) {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST);
        try {
            for (Event event : new Yaml(options).parse(new StringReader(content))) {
                refuseSharing(event);
            }
            errors.throwIfAny();
            return new Yaml(options).compose(new StringReader(content));
        } catch (MarkedYAMLException e) {
            @Nullable Mark mark = e.getProblemMark();
            Position at = mark == null ? new Position(name, 1, 1) : position(mark);
            errors.add(at, Fault.YAML_BROKEN, oneLine(e.getProblem()));
        } catch (YAMLException e) {
            errors.add(new Position(name, 1, 1), Fault.YAML_BROKEN, oneLine(e.getMessage()));
        }
        errors.throwIfAny();
        return null;
    }

    /** A value that is written elsewhere, or read by a tag, is not what it seems to an author. */
    private void refuseSharing(Event event) {
        boolean tagged =
                event instanceof ScalarEvent scalar && scalar.getTag() != null
                        || event instanceof CollectionStartEvent start && start.getTag() != null;
        if (event instanceof NodeEvent node && (node.getAnchor() != null || tagged)) {
            errors.add(position(event.getStartMark()), Fault.YAML_FEATURE_REFUSED);
        }
    }

    private static String oneLine(@Nullable String problem) {
        return problem == null ? "?" : problem.lines().findFirst().orElse("?");
    }

    ErrorCollector errors() {
        return errors;
    }

    Position position(Mark mark) {
        return new Position(name, mark.getLine() + 1, mark.getColumn() + 1);
    }

    Position position(Node node) {
        return position(node.getStartMark());
    }

    YamlText text(ScalarNode node) {
        Position at = position(node);
        String text = node.getValue();
        if (node.getScalarStyle() == ScalarStyle.LITERAL) {
            int column = indentBelow(at.line()) + 1;
            return new YamlText(text, at, new Position(name, at.line() + 1, column), true);
        }
        int quote = node.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1;
        int written = node.getEndMark().getIndex() - node.getStartMark().getIndex();
        boolean exact =
                node.getStartMark().getLine() == node.getEndMark().getLine()
                        && written == text.codePointCount(0, text.length()) + 2 * quote;
        return new YamlText(text, at, new Position(name, at.line(), at.column() + quote), exact);
    }

    private int indentBelow(int line) {
        return lines.stream()
                .skip(line)
                .filter(below -> !below.isBlank())
                .mapToInt(below -> below.length() - below.stripLeading().length())
                .findFirst()
                .orElse(0);
    }
}
