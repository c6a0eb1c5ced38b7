package org.wengang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wengang.engine.fuzz.RandomPolicies;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.stored.StoredRule;

/** What is read back is the rule that was stored: equal trees, equal SQL, equal decisions. */
class StoredRuleTest {

    static List<Path> catalogue() {
        return Catalogue.files();
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void the_catalogue_comes_back_whole(Path path) {
        PolicyFile file = Catalogue.policy(path);
        CheckedPolicy checked = Catalogue.checked(file);
        StoredRule stored = StoredRule.of(checked);
        StoredRule read = StoredRule.read(stored.text(), checked.schema());
        assertThat(read).isEqualTo(stored);
        assertThat(read.text()).isEqualTo(stored.text());
        assertThat(read.with(file, checked.schema())).isEqualTo(checked);
    }

    @Test
    void random_rules_come_back_whole_and_decide_the_same() {
        var random = new RandomPolicies(RandomPolicies.wideSchema(), Catalogue.JURISDICTIONS, 5);
        for (int i = 0; i < 200; i++) {
            CompiledPolicy policy = random.next(3);
            StoredRule stored = StoredRule.of(policy.checked());
            StoredRule read = StoredRule.read(stored.text(), policy.schema());
            assertThat(read).isEqualTo(stored);
            assertThat(read.hash()).isEqualTo(stored.hash());
            CompiledPolicy again =
                    read.with(policy.file(), policy.schema())
                            .bind(
                                    ParameterValues.of(policy.file(), policy.file().firstDay()),
                                    Catalogue.JURISDICTIONS);
            assertThat(again.sql()).isEqualTo(policy.sql());
            Facts facts = Facts.of(policy.schema(), random.person());
            assertThat(again.decide(facts)).isEqualTo(policy.decide(facts));
        }
    }

    @Test
    void the_form_is_fixed() {
        var checked = GivenPolicy.givenPolicy().when("p.on_duty_days + 1 >= 3").check();
        assertThat(StoredRule.of(checked).text())
                .isEqualTo(
                        """
                        ["wengang-rule/1","worker/1",[[">=",["+",["fact","on_duty_days","int"],\
                        ["literal","int","1"],"15"],["literal","int","3"]]],["parameter","amount","money"]]\
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[]",
                "x",
                "[\"wengang-rule/2\",\"worker/1\",[],[]]",
                "[\"wengang-rule/1\",\"worker/2\",[],[\"parameter\",\"a\",\"money\"]]",
                "[\"wengang-rule/1\",\"worker/1\",[[\"fact\",\"hukou\",\"int\"]],[]]",
                "[\"wengang-rule/1\",\"worker/1\",[[\"size\"]],[]]",
                "[\"wengang-rule/1\",\"worker/1\",[[\"not\"]],[]]",
                "[\"wengang-rule/1\",\"worker/1\",[],[\"literal\",\"money\",\"x\"]]",
                "[\"wengang-rule/1\",\"worker/1\",[],[\"parameter\",\"a\",\"money\"]] "
            })
    void what_is_damaged_or_of_another_schema_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoredRule.read(text, Catalogue.WORKER));
    }
}
