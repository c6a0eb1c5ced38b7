package org.wengang.web.description;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The description as one document. Paths and components of every file stand side by side, a name
 * twice is a fault of ours; refusals that any operation may answer with are added to each.
 */
final class OpenApi {

    private static final String START = "api.yaml";
    private static final Map<String, String> REFUSALS =
            Map.of("401", "NotLetIn", "403", "NotAllowed", "429", "TooMany");

    private OpenApi() {}

    /** As YAML, the same every time. */
    static String text() {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setWidth(120);
        return new Yaml(options).dump(document());
    }

    static Map<String, Object> document() {
        var files = files();
        var whole = read(files.getFirst());
        for (var file : files.subList(1, files.size())) {
            add(whole, read(file), file.getFilename());
        }
        for (var path : section(whole, "paths").values()) {
            for (var operation : map(path).values()) {
                var answers = section(map(operation), "responses");
                Stream.of("401", "403", "429")
                        .forEach(status ->
                                answers.put(
                                        status,
                                        Map.of(
                                                "$ref",
                                                "#/components/responses/" + REFUSALS.get(status))));
            }
        }
        return whole;
    }

    /** The one with what is common to all, then the others by name. */
    private static List<Resource> files() {
        try {
            var found =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath:openapi/*.yaml");
            return Stream.of(found)
                    .sorted(
                            Comparator.comparing(
                                            (Resource file) -> !START.equals(file.getFilename()))
                                    .thenComparing(file -> String.valueOf(file.getFilename())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> read(Resource file) {
        try {
            var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
            return map(copy(yaml.load(file.getContentAsString(StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(
            Map<String, Object> whole, Map<String, Object> part, @Nullable String file) {
        var tags = part.get("tags");
        if (tags instanceof List<?> more) {
            var all = new ArrayList<Object>((List<?>) whole.getOrDefault("tags", List.of()));
            all.addAll(more);
            whole.put("tags", all);
        }
        join(section(whole, "paths"), section(part, "paths"), file);
        var components = section(whole, "components");
        section(part, "components")
                .forEach((name, content) -> join(section(components, name), map(content), file));
    }

    private static void join(
            Map<String, Object> all, Map<String, Object> more, @Nullable String file) {
        more.forEach((name, content) -> {
            if (all.put(name, content) != null) {
                throw new IllegalStateException(
                        "openapi/" + file + " describes " + name + " again");
            }
        });
    }

    private static Map<String, Object> section(Map<String, Object> node, String name) {
        return map(node.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object node) {
        if (node instanceof Map<?, ?>) {
            return (Map<String, Object>) node;
        }
        throw new IllegalStateException("A part of the description is no mapping: " + node);
    }

    /** What the file wrote once and meant twice becomes two, as a reader of the whole expects. */
    private static @Nullable Object copy(@Nullable Object node) {
        return switch (node) {
            case Map<?, ?> map -> {
                var copied = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((name, content) -> copied.put(String.valueOf(name), copy(content)));
                yield copied;
            }
            case List<?> list -> {
                var copied = new ArrayList<@Nullable Object>();
                list.forEach(each -> copied.add(copy(each)));
                yield copied;
            }
            case null, default -> node;
        };
    }
}
