package org.wengang.engine.basis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wengang.engine.Catalogue;
import org.wengang.engine.basis.Basis.Citation;
import org.wengang.engine.basis.Coverage.Ground;
import org.wengang.engine.basis.Coverage.Span;
import org.wengang.engine.basis.Coverage.Use;

class CoverageTest {

    private static final Basis BASIS = new Basis("b", "某文件", "甲、乙和丙，丁。");

    @Test
    void a_stretch_knows_everything_that_rests_on_it() {
        var coverage =
                Coverage.of(
                        BASIS,
                        List.of(
                                use(new Ground.Clause("one"), "甲、乙"),
                                use(new Ground.Parameter("two"), "乙和丙"),
                                use(new Ground.Benefit(), "乙")));
        assertThat(coverage.spans())
                .containsExactly(
                        new Span("甲、", List.of(new Ground.Clause("one")), List.of()),
                        new Span(
                                "乙",
                                List.of(
                                        new Ground.Clause("one"),
                                        new Ground.Parameter("two"),
                                        new Ground.Benefit()),
                                List.of(new Ground.Clause("one"), new Ground.Benefit())),
                        new Span(
                                "和丙",
                                List.of(new Ground.Parameter("two")),
                                List.of(new Ground.Parameter("two"))),
                        new Span("，丁。", List.of(), List.of()));
        assertThat(coverage.uncovered()).containsExactly("丁");
    }

    @Test
    void bare_punctuation_and_particles_are_no_phrases() {
        var coverage =
                Coverage.of(
                        BASIS,
                        List.of(
                                use(new Ground.Benefit(), "甲、乙"),
                                use(new Ground.Benefit(), "丙，丁")));
        assertThat(coverage.uncovered()).isEmpty();
    }

    @Test
    void words_of_another_basis_cover_nothing() {
        var coverage =
                Coverage.of(
                        BASIS, List.of(new Use(new Ground.Benefit(), new Citation("other", "甲"))));
        assertThat(coverage.spans()).containsExactly(new Span(BASIS.text(), List.of(), List.of()));
        assertThat(coverage.uncovered()).containsExactly("甲", "乙和丙", "丁");
    }

    @Test
    void of_luquan_only_the_office_and_the_verb_are_left() {
        assertThat(Catalogue.luquan().coverage().getFirst().uncovered())
                .containsExactly("人社局为", "发放补贴");
    }

    @Test
    void of_the_union_fund_the_units_are_left_since_the_rule_is_about_people() {
        assertThat(Catalogue.policy("R-SJZ-05").coverage().getFirst().uncovered())
                .contains("重点项目工程等");
    }

    @Test
    void the_whole_text_is_there_once_and_in_order() {
        for (var file : Catalogue.files()) {
            for (Coverage coverage : Catalogue.policy(file).coverage()) {
                assertThat(coverage.spans().stream().map(Span::text).collect(Collectors.joining()))
                        .isEqualTo(coverage.basis().text());
            }
        }
    }

    private static Use use(Ground ground, String words) {
        return new Use(ground, new Citation("b", words));
    }
}
