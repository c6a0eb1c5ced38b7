package org.wengang.policy.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.policy.words.Passage.Mark;
import org.wengang.web.Language;

/** The words of a source, marked where something rests on them. */
class PassageTest {

    @Test
    void the_whole_text_is_there_once_and_in_order() {
        for (var written : RuleWords.FOLDER.policies()) {
            var file = RuleWords.of(written, Language.ZH).file();
            var passages = Passage.of(file);
            for (int i = 0; i < passages.size(); i++) {
                assertThat(text(passages.get(i))).isEqualTo(file.basis().get(i).text());
            }
        }
    }

    @Test
    void each_clause_stands_behind_its_words() {
        var marked =
                Passage.of(luquan()).getFirst().spans().stream()
                        .filter(span -> !span.endsHere().isEmpty())
                        .map(span -> span.text() + marks(span))
                        .toList();
        assertThat(marked)
                .containsExactly(
                        "留在鹿泉过年[stay 1]",
                        "以外地区[hukou 2]",
                        "家庭和常住地不在石家庄域内[home 3, residence 4]",
                        "各类非公企业、工商户员工及施工工地务工人员[employer 5]",
                        "每人500元[amount 6]");
    }

    @Test
    void words_nothing_rests_on_are_not_marked() {
        assertThat(Passage.of(luquan()).getFirst().spans())
                .filteredOn(span -> !span.isCited())
                .extracting(Passage.Span::text)
                .containsExactly("人社局为", "的", "且", "的", "按", "发放补贴。");
        assertThat(Passage.of(luquan()).getFirst().unused()).containsExactly("人社局为", "发放补贴");
    }

    private static PolicyFile luquan() {
        return RuleWords.FOLDER.policies().stream()
                .filter(written -> written.file().contains("R-SJZ-04"))
                .map(written -> RuleWords.of(written, Language.ZH).file())
                .findFirst()
                .orElseThrow();
    }

    private static String text(Passage passage) {
        return passage.spans().stream().map(Passage.Span::text).collect(Collectors.joining());
    }

    private static String marks(Passage.Span span) {
        return span.endsHere().stream()
                .map((Mark mark) -> mark.id() + " " + mark.number())
                .toList()
                .toString();
    }
}
