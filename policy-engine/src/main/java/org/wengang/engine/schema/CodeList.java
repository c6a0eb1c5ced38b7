package org.wengang.engine.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A closed list of codes with their labels, in the order of the file.
 *
 * @param labels by code; a code holds only ASCII letters, digits and underscores
 */
public record CodeList(String name, Map<String, Label> labels) {

    static final Pattern CODE = Pattern.compile("[0-9A-Za-z_]+");

    /** How far around a region {@code outside} looks. */
    public static final CodeList SCOPE =
            new CodeList(
                    "scope",
                    ordered(
                            Map.entry("province", new Label("省", "province")),
                            Map.entry("prefecture", new Label("设区市", "prefecture")),
                            Map.entry("county", new Label("县（市、区）", "county"))));

    /** Whether regions lie in each other by code or by organisation. */
    public static final CodeList JURISDICTION_MODE =
            new CodeList(
                    "jurisdiction_mode",
                    ordered(
                            Map.entry("code", new Label("按行政区划代码", "by division code")),
                            Map.entry(
                                    "organisation",
                                    new Label("按管理体制（省直管市县单列）", "by organisation"))));

    /** How a share of money becomes whole fen or whole yuan; symmetric around zero. */
    public static final CodeList ROUNDING =
            new CodeList(
                    "rounding",
                    ordered(
                            Map.entry("down", new Label("舍去不足一分的部分", "down to the fen")),
                            Map.entry("half_up", new Label("四舍五入到分", "half up to the fen")),
                            Map.entry("up", new Label("不足一分按一分计", "up to the fen")),
                            Map.entry("yuan_down", new Label("舍去不足一元的部分", "down to the yuan")),
                            Map.entry("yuan_half_up", new Label("四舍五入到元", "half up to the yuan")),
                            Map.entry("yuan_up", new Label("不足一元按一元计", "up to the yuan"))));

    /** Lists every schema has. */
    public static final List<CodeList> BUILT_IN = List.of(SCOPE, JURISDICTION_MODE, ROUNDING);

    public CodeList {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    public boolean has(String code) {
        return labels.containsKey(code);
    }

    /**
     * @throws IllegalArgumentException if there is no such code
     */
    public Label label(String code) {
        @Nullable Label label = labels.get(code);
        if (label == null) {
            throw new IllegalArgumentException("No code " + code + " in " + name);
        }
        return label;
    }

    int indexOf(String code) {
        return List.copyOf(labels.keySet()).indexOf(code);
    }

    String codeAt(int index) {
        int left = index;
        for (String code : labels.keySet()) {
            if (left-- == 0) {
                return code;
            }
        }
        throw new IllegalArgumentException("No code at " + index + " in " + name);
    }

    @SafeVarargs
    private static Map<String, Label> ordered(Map.Entry<String, Label>... entries) {
        var labels = new LinkedHashMap<String, Label>();
        for (var entry : entries) {
            labels.put(entry.getKey(), entry.getValue());
        }
        return labels;
    }
}
