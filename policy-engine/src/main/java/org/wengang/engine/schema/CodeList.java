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

    /** To whom a benefit is paid, where a source does not say. */
    public static final CodeList PAYEE =
            new CodeList(
                    "payee",
                    ordered(
                            Map.entry("worker", new Label("劳动者本人", "the worker")),
                            Map.entry("employer", new Label("用人单位", "the employer"))));

    /** What becomes of lines that a pool has no money for. */
    public static final CodeList ON_EXHAUSTED =
            new CodeList(
                    "on_exhausted",
                    ordered(
                            Map.entry("wait", new Label("等候", "they wait")),
                            Map.entry("refuse", new Label("不予安排", "they are refused"))));

    /** What a part of a month is a part of. */
    public static final CodeList PRORATION =
            new CodeList(
                    "proration",
                    ordered(
                            Map.entry("calendar", new Label("按当月日历天数", "by the days of the month")),
                            Map.entry("days_30", new Label("按30天", "by 30 days")),
                            Map.entry("days_21_75", new Label("按21.75天", "by 21.75 days"))));

    /** Whether a rate is for each person counted or for the unit as a whole. */
    public static final CodeList RATE_BASIS =
            new CodeList(
                    "rate_basis",
                    ordered(
                            Map.entry("per_person", new Label("按人数", "for each person")),
                            Map.entry("per_unit", new Label("按单位", "for the unit as a whole"))));

    /** Lists every schema has. */
    public static final List<CodeList> BUILT_IN =
            List.of(SCOPE, JURISDICTION_MODE, ROUNDING, PAYEE, ON_EXHAUSTED, PRORATION, RATE_BASIS);

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
