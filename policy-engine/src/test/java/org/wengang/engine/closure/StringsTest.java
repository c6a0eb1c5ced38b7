package org.wengang.engine.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.StringReader;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wengang.engine.CheckedPolicy;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.PolicyCompiler;
import org.wengang.engine.Truth;
import org.wengang.engine.explain.NearestMiss;
import org.wengang.engine.explain.Settling;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Jurisdictions;
import org.wengang.engine.stored.StoredRule;

/** Strings are code points: compared, measured, searched and taken apart, or unknown. */
class StringsTest {

    private static final FactSchema SCHEMA =
            FactSchema.load(
                    new StringReader(
                            """
                            schema: named/1
                            entity: worker
                            row: 一人
                            row_en: A person
                            facts:
                              trade: { type: string, label: 工种, label_en: Trade, column: trade, max: 4, null: unknown }
                              other: { type: string, label: 另一, label_en: Other, column: other, max: 4, null: unknown }
                            """),
                    "named");

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            commentCharacter = '%',
            quoteCharacter = '"',
            textBlock =
                    """
                    p.trade == '𠮷野' # 𠮷野 # TRUE
                    p.trade == '吉野' # 𠮷野 # FALSE
                    p.trade == 'a' # A # FALSE
                    p.trade != 'a ' # a # TRUE
                    p.trade in ['焊工', '㐂'] # 㐂 # TRUE
                    p.trade in [] # 㐂 # FALSE
                    p.trade == p.other # 焊工 # UNKNOWN
                    (known(p.other) ? p.other : '焊工') == p.trade # 焊工 # TRUE
                    known(p.trade) && !known(p.other) # 焊工 # TRUE
                    p.trade < '𠮷' # ａ # TRUE
                    p.trade < 'ａ' # 𠮷 # FALSE
                    p.trade > '𠮶' # 𠮷 # TRUE
                    p.trade >= 'C13' && p.trade < 'C44' # C26 # TRUE
                    p.trade <= 'C13' # C130 # FALSE
                    p.trade < p.other # 焊工 # UNKNOWN
                    size(p.trade) == 2 # 𠮷野 # TRUE
                    size(p.other) == 2 || size(p.trade) == 0 # "" # TRUE
                    p.trade.startsWith('𠮷') # 𠮷野 # TRUE
                    p.trade.endsWith('𠮷') # 𠮷野 # FALSE
                    p.trade.contains('') # "" # TRUE
                    p.trade.contains('%') # 焊工 # FALSE
                    p.trade.contains(p.other) # 焊工 # UNKNOWN
                    p.trade + '员' == '焊工员' # 焊工 # TRUE
                    p.trade + p.other == '' # 焊工 # UNKNOWN
                    p.trade.substring(1, 2) == '野' # 𠮷野 # TRUE
                    p.trade.substring(2) == '' # 𠮷野 # TRUE
                    p.trade.substring(3) == '' # 𠮷野 # UNKNOWN
                    known(p.trade.substring(0, 3)) # 𠮷野 # FALSE
                    """)
    void are_compared_measured_searched_and_cut(String condition, String trade, Truth truth) {
        Facts facts = Facts.of(SCHEMA, Map.of("trade", trade));
        assertThat(policy(condition).decide(facts).clauses().getFirst().truth()).isEqualTo(truth);
    }

    @Test
    void an_empty_string_is_known() {
        Facts facts = Facts.of(SCHEMA, Map.of("trade", ""));
        assertThat(facts.get("trade")).isEqualTo("");
        assertThat(policy("p.trade == ''").trueBits(facts)).isEqualTo(1);
    }

    @Test
    void are_no_longer_than_the_schema_says_counted_in_code_points() {
        assertThat(Facts.of(SCHEMA, Map.of("trade", "𠮷𠮷𠮷𠮷")).get("trade"))
                .isEqualTo("𠮷𠮷𠮷𠮷");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Facts.of(SCHEMA, Map.of("trade", "焊工焊工焊")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Facts.of(SCHEMA, Map.of("trade", "\uD842")));
        assertThat(SCHEMA.checks()).containsEntry("trade", "char_length(trade) <= 4");
    }

    @Test
    void a_stored_rule_keeps_them() {
        CheckedPolicy checked =
                policy(
                                "p.trade in ['it\\\\'s', '\\\\\\\\', '㐂', '\\\"']"
                                        + " || p.trade.endsWith(p.other + '员')"
                                        + " || p.trade.substring(1, 3).substring(1) < p.other"
                                        + " || size(p.trade) / 2 == -size(p.other) % 2")
                        .checked();
        StoredRule rule = StoredRule.of(checked);
        assertThat(StoredRule.read(rule.text(), SCHEMA)).isEqualTo(rule);
    }

    @Test
    void an_explanation_knows_what_would_settle_or_change_it() {
        CompiledPolicy policy = policy("p.trade == '焊工'");
        assertThat(Settling.of(policy, Facts.of(SCHEMA, Map.of())).facts())
                .containsExactly(SCHEMA.fact("trade"));
        var miss =
                Objects.requireNonNull(
                        NearestMiss.of(policy, Facts.of(SCHEMA, Map.of("trade", "电工"))));
        assertThat(miss.changes().getFirst().nearest()).isEqualTo("焊工");
    }

    @ParameterizedTest
    @CsvSource({
        "p.trade.startsWith('焊'), 焊",
        "p.trade.substring(1) == '工', 〇工",
        "size(p.trade) == 3, a1〇",
        "p.trade > '焊', 焊〇",
        "p.trade.startsWith('焊') && size(p.trade) == 3, 焊〇〇"
    })
    void an_explanation_makes_up_a_text_that_would_do(String condition, String nearest) {
        CompiledPolicy policy = policy(condition);
        assertThat(Settling.of(policy, Facts.of(SCHEMA, Map.of())).toGrant()).isNotEmpty();
        var miss =
                Objects.requireNonNull(
                        NearestMiss.of(policy, Facts.of(SCHEMA, Map.of("trade", "a1"))));
        assertThat(miss.changes().getFirst().nearest()).isEqualTo(nearest);
    }

    private static CompiledPolicy policy(String condition) {
        var yaml =
                """
                policy: T-2
                version: 1
                title: x
                title_en: x
                authority: { region: "130110", name: x, name_en: x }
                class: A
                parties: { beneficiary: worker, applicant: worker, payee: worker, payer: authority, funding: unstated }
                schema: named/1
                basis: [{ id: b, title: x, text: x }]
                parameters:
                  amount: { type: money, label: x, label_en: x, cite: "b:x", values: { 2021-01-21: "1.00" } }
                eligibility:
                  - { id: c, label: x, label_en: x, cite: "b:x", when: "%s" }
                benefit: { kind: cash, amount: param.amount, cite: "b:x" }
                limits: { per_person: { times: 1 } }
                """
                        .formatted(condition);
        PolicyFile file = PolicyFile.load(new StringReader(yaml), "t.yaml");
        return PolicyCompiler.compile(
                file, SCHEMA, ParameterValues.of(file, file.firstDay()), Jurisdictions.BY_CODE);
    }
}
