package org.wengang.engine.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.error.Fault;
import org.wengang.engine.error.Position;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Names with values. What is missing or of the wrong shape is noted as a fault and an empty
 * stand-in returned, so that reading goes on; the reader throws at its end.
 */
public final class YamlMap {

    private final YamlFile file;
    private final Position at;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, YamlText> keys = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    YamlMap(YamlFile file, MappingNode node) {
        this.file = file;
        this.at = file.position(node);
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                fault(file.position(tuple.getKeyNode()), Fault.TEXT_EXPECTED);
                continue;
            }
            YamlText key = file.text(scalar);
            if (values.putIfAbsent(key.text(), tuple.getValueNode()) != null) {
                fault(key.at(), Fault.KEY_DUPLICATE, key.text());
            }
            keys.putIfAbsent(key.text(), key);
        }
    }

    private YamlMap(YamlFile file, Position at) {
        this.file = file;
        this.at = at;
    }

    public Position at() {
        return at;
    }

    /** The names, in the order of the file. */
    public List<YamlText> keys() {
        asked.addAll(keys.keySet());
        return List.copyOf(keys.values());
    }

    public boolean has(String key) {
        asked.add(key);
        return values.containsKey(key);
    }

    /** The place of the value, or of the map if there is none. */
    public Position at(String key) {
        @Nullable Node node = values.get(key);
        return node == null ? at : file.position(node);
    }

    public YamlText text(String key) {
        @Nullable YamlText found = optionalText(key);
        return found == null ? missingText(key) : found;
    }

    /** Null if the name is not there or its value is left empty. */
    public @Nullable YamlText optionalText(String key) {
        @Nullable Node node = node(key);
        if (node == null || isEmpty(node)) {
            return null;
        }
        return text(node);
    }

    public YamlMap map(String key) {
        @Nullable YamlMap found = optionalMap(key);
        if (found == null) {
            missing(key);
            return new YamlMap(file, at);
        }
        return found;
    }

    /** Null if the name is not there or its value is left empty. */
    public @Nullable YamlMap optionalMap(String key) {
        @Nullable Node node = node(key);
        if (node == null || isEmpty(node)) {
            return null;
        }
        return map(node);
    }

    /** The maps of a list; empty if the name is not there. */
    public List<YamlMap> maps(String key) {
        return nodes(key).stream().map(this::map).toList();
    }

    /** The values of a list; a single value counts as a list of one; empty if there is none. */
    public List<YamlText> texts(String key) {
        @Nullable Node node = node(key);
        if (node instanceof ScalarNode scalar && !isEmpty(scalar)) {
            return List.of(file.text(scalar));
        }
        return nodes(key).stream().map(this::text).toList();
    }

    /** Notes every name that no one has asked for. */
    public void refuseOthers() {
        for (var key : keys.values()) {
            if (!asked.contains(key.text())) {
                fault(key.at(), Fault.KEY_UNKNOWN, key.text(), String.join(", ", asked));
            }
        }
    }

    public void fault(Position where, Fault fault, String... arguments) {
        file.errors().add(where, fault, arguments);
    }

    private @Nullable Node node(String key) {
        asked.add(key);
        return values.get(key);
    }

    private List<Node> nodes(String key) {
        @Nullable Node node = node(key);
        if (node == null || isEmpty(node)) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return new ArrayList<>(sequence.getValue());
        }
        fault(file.position(node), Fault.LIST_EXPECTED);
        return List.of();
    }

    private YamlMap map(Node node) {
        if (node instanceof MappingNode mapping) {
            return new YamlMap(file, mapping);
        }
        fault(file.position(node), Fault.MAP_EXPECTED);
        return new YamlMap(file, file.position(node));
    }

    private YamlText text(Node node) {
        if (node instanceof ScalarNode scalar) {
            return file.text(scalar);
        }
        Position where = file.position(node);
        fault(where, Fault.TEXT_EXPECTED);
        return new YamlText("", where, where, false);
    }

    private YamlText missingText(String key) {
        missing(key);
        return new YamlText("", at, at, false);
    }

    private void missing(String key) {
        fault(at, Fault.KEY_MISSING, key);
    }

    private static boolean isEmpty(Node node) {
        return node.getTag().equals(Tag.NULL);
    }
}
