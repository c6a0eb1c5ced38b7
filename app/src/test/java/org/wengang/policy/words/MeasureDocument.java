package org.wengang.policy.words;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.wengang.engine.measure.Measure;
import org.wengang.engine.measure.Measures;
import org.wengang.engine.schema.Label;
import org.wengang.kernel.Money;

/** What the sources announce beside entitlements, as one document in both languages. */
record MeasureDocument(List<Measures> files) {

    static final String NAME = "measures.md";

    String text() {
        var lines = new ArrayList<String>();
        lines.add("# 其他措施 · Other measures");
        lines.add("");
        lines.add("只登记，不由本系统给付。 · Recorded, never paid here.");
        for (var kind : Measure.Kind.values()) {
            lines.add("");
            lines.add(
                    "## %s — %s · %s"
                            .formatted(
                                    kind.name(), kind.label().chinese(), kind.label().english()));
            lines.add("");
            PolicyDocument.head(
                    lines,
                    "编号 · Code",
                    "措施 · Measure",
                    "地方 · Place",
                    "原文 · Source",
                    "出资 · Funded by",
                    "形式 · Form",
                    "写明的数额 · Stated",
                    "说明 · Note");
            for (var file : files) {
                file.measures().stream()
                        .filter(measure -> measure.kind() == kind)
                        .forEach(measure -> lines.add(row(file, measure)));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String row(Measures file, Measure measure) {
        var stated = measure.stated();
        var fen = measure.statedFen();
        var uses = measure.uses();
        var note = measure.note();
        return PolicyDocument.row(
                measure.code(),
                both(measure.title()),
                both(measure.place()),
                measure.cites().stream()
                        .map(cite -> cite.words() + "（" + file.title(cite.basis()) + "）")
                        .collect(Collectors.joining("<br>")),
                both(measure.fundedBy().label()),
                both(measure.form().label()),
                (stated == null ? "" : stated.words())
                        + (fen == null ? "" : "<br>" + new Money(fen).yuan())
                        + (uses == null ? "" : "<br>× " + uses),
                note == null ? "" : both(note));
    }

    private static String both(Label label) {
        return label.chinese() + "<br>" + label.english();
    }
}
