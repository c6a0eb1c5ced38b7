package org.wengang.policy.measure;

import java.util.Arrays;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.engine.measure.Measure;
import org.wengang.web.Answer;
import org.wengang.web.Page;

/** The list of measures. */
@Controller
final class MeasureController {

    private final AnnouncedMeasures measures;
    private final Templates templates;

    MeasureController(AnnouncedMeasures measures, Templates templates) {
        this.measures = measures;
        this.templates = templates;
    }

    /**
     * @param kind B, C, D or E; anything else shows every class
     */
    @GetMapping("/measures")
    Answer list(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String words,
            Page page) {
        var chosen = kind(kind);
        return Answer.page(
                templates.policyMeasures(
                        page,
                        measures.find(chosen, words),
                        chosen == null ? "" : chosen.name(),
                        words));
    }

    private static Measure.@Nullable Kind kind(String name) {
        return Arrays.stream(Measure.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
