package org.wengang.registry.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.wengang.kernel.Problem;
import org.wengang.kernel.Refused;
import org.wengang.registry.RegistryProblem;
import org.wengang.sheet.SheetHeading;
import org.wengang.sheet.SheetProblem;
import org.wengang.sheet.SheetReader;

/** What the headings of a file that has just come in are understood as. */
@Component
public final class Headings {

    private static final Set<Problem> ABOUT_HEADINGS =
            Set.of(SheetProblem.NO_HEADINGS, RegistryProblem.HEADINGS_UNKNOWN);

    /** Other names of what the forms ask for, as they stand in files of firms and offices. */
    private static final Map<String, List<String>> ALSO_CALLED =
            Map.of(
                    "姓名", List.of("员工姓名", "职工姓名", "人员姓名", "务工人员姓名", "名字", "Name"),
                    "证件号码",
                            List.of(
                                    "身份证",
                                    "身份证号",
                                    "身份证号码",
                                    "公民身份号码",
                                    "居民身份证号",
                                    "居民身份证号码",
                                    "证件号",
                                    "社会保障号码",
                                    "IDnumber"),
                    "手机号码", List.of("手机", "手机号", "电话", "电话号码", "联系电话", "联系方式", "移动电话"),
                    "户籍所在地", List.of("户籍", "户籍地", "户籍地址", "户口所在地", "户口地址"),
                    "家庭所在地", List.of("家庭住址", "家庭地址"),
                    "常住地", List.of("居住地", "现居住地", "现住址", "常住地址"),
                    "用人单位名称", List.of("单位", "工作单位", "企业名称", "公司名称", "所在企业", "就业单位", "单位名称"),
                    "单位名称", List.of("单位", "工作单位", "企业名称", "公司名称", "用人单位", "用人单位名称"),
                    "统一社会信用代码", List.of("信用代码", "社会信用代码", "统一信用代码", "单位信用代码"),
                    "备注", List.of("说明", "备注说明", "其他说明"));

    private final Shapes shapes;
    private final FaultText faultText;

    Headings(Shapes shapes, FaultText faultText) {
        this.shapes = shapes;
        this.faultText = faultText;
    }

    /**
     * @param meanings of those that are not of the form
     * @param unknown those that mean nothing, as written; none where all that must be there are
     * @param problem as {@link FaultText} writes it; null where all that must be there are
     */
    record Understood(Meanings meanings, List<String> unknown, @Nullable String problem) {

        ImportState state() {
            return problem == null ? ImportState.RECEIVED : ImportState.HEADINGS;
        }
    }

    /**
     * @param remembered what the office said of other files
     * @throws Refused what the file is refused for, also where none of its headings is known
     */
    Understood of(String schema, String fileName, InputStreamSource file, Meanings remembered) {
        try {
            return new Understood(whole(schema, fileName, file, remembered), List.of(), null);
        } catch (Refused refused) {
            if (!ABOUT_HEADINGS.contains(refused.problem())) {
                throw refused;
            }
            var headings = likeliest(schema, fileName, file, remembered);
            if (headings.isEmpty()) {
                throw refused;
            }
            var shape = shapes.of(schema);
            return new Understood(
                    remembered.of(headings),
                    headings.stream()
                            .filter(heading -> !shape.knows(schema, heading.name()))
                            .map(heading -> heading.text().strip())
                            .toList(),
                    faultText.write(refused));
        }
    }

    /**
     * The meanings with which a file has every heading it must have. Where what was remembered
     * makes two columns one, none of it holds for the file.
     *
     * @throws Refused what the file is refused for
     */
    Meanings whole(String schema, String fileName, InputStreamSource file, Meanings remembered) {
        var shape = shapes.of(schema);
        try (var opened = shape.open(schema, fileName, file, remembered)) {
            return remembered.of(opened.sheet().headings());
        } catch (Refused refused) {
            if (refused.problem() != SheetProblem.HEADING_TWICE || remembered.all().isEmpty()) {
                throw refused;
            }
            shape.open(schema, fileName, file, Meanings.NONE).close();
            return Meanings.NONE;
        }
    }

    private List<SheetHeading> likeliest(
            String schema, String fileName, InputStreamSource file, Meanings remembered) {
        var shape = shapes.of(schema);
        try (var in = file.getInputStream()) {
            return SheetReader.likeliestHeadings(
                    in,
                    fileName,
                    name ->
                            shape.knows(schema, name)
                                    || remembered.read().containsKey(name)
                                    || suggestion(schema, name).isPresent(),
                    SheetReader.Limits.DEFAULT);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The heading of the form that another one most likely means; for an officer to confirm, never
     * taken by itself.
     *
     * @param heading as written
     */
    public Optional<String> suggestion(String schema, String heading) {
        var name = SheetHeading.nameOf(heading);
        var shape = shapes.of(schema);
        return ALSO_CALLED.entrySet().stream()
                .filter(called -> called.getValue().stream().anyMatch(name::equalsIgnoreCase))
                .map(Map.Entry::getKey)
                .filter(ours -> shape.knows(schema, ours))
                .findFirst();
    }
}
