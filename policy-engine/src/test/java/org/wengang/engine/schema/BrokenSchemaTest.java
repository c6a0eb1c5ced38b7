package org.wengang.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wengang.engine.error.Fault;
import org.wengang.engine.error.PolicyError;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.engine.error.Position;

class BrokenSchemaTest {

    private static final String WHOLE =
            """
            schema: thing/1
            entity: worker
            row: 一行
            row_en: A row
            facts:
              born: { type: date, label: 出生, label_en: Born, column: born, range: [1900-01-01, 2100-12-31], null: unknown }
              kind: { type: code(kind), label: 类, label_en: Kind, column: kind, null: unknown }
            codes:
              kind: { a: { label: 甲, label_en: A } }
            """;

    @Test
    void the_given_schema_is_whole() {
        assertThat(FactSchema.load(new StringReader(WHOLE), "s.yaml").facts())
                .containsOnlyKeys("born", "kind");
    }

    @Test
    void an_ordered_fact_needs_a_range() {
        isRefused(
                WHOLE.replace(", range: [1900-01-01, 2100-12-31]", "")
                        .replace("born: {", "born: §{"),
                Fault.RANGE_MISSING,
                "born",
                "date");
    }

    @Test
    void a_string_needs_a_length_and_a_small_one() {
        String string = WHOLE.replace("type: date", "type: string");
        isRefused(
                string.replace(", range: [1900-01-01, 2100-12-31]", "")
                        .replace("born: {", "born: §{"),
                Fault.LENGTH_MISSING,
                "born");
        isRefused(
                string.replace("range: [1900-01-01, 2100-12-31]", "max: §201"),
                Fault.RANGE_INVALID,
                "1",
                "200");
    }

    @Test
    void a_range_goes_upwards_and_is_of_the_type() {
        isRefused(
                WHOLE.replace("[1900-01-01, 2100-12-31]", "§[2100-12-31, 1900-01-01]"),
                Fault.RANGE_INVALID,
                "2100-12-31",
                "1900-01-01");
        isRefused(
                WHOLE.replace("[1900-01-01, 2100-12-31]", "[1900-01-01, §16]"),
                Fault.VALUE_INVALID,
                "16",
                "date");
    }

    @Test
    void a_fact_is_not_a_list() {
        isRefused(
                WHOLE.replace("code(kind)", "§codes(kind)"),
                Fault.FACT_TYPE_REFUSED,
                "codes(kind)");
    }

    @Test
    void a_code_list_must_be_there() {
        isRefused(WHOLE.replace("code(kind)", "§code(sort)"), Fault.CODE_LIST_UNKNOWN, "sort");
    }

    @Test
    void a_code_holds_no_quote() {
        isRefused(WHOLE.replace("{ a:", "{ §\"a'b\":"), Fault.NAME_INVALID, "a'b");
    }

    @Test
    void a_column_is_a_plain_name() {
        isRefused(
                WHOLE.replace("column: kind", "column: §\"kind; --\""),
                Fault.NAME_INVALID,
                "kind; --");
    }

    @Test
    void built_in_code_lists_cannot_be_replaced() {
        isRefused(
                WHOLE.replace("codes:\n", "codes:\n  scope: §{ a: { label: 甲, label_en: A } }\n"),
                Fault.KEY_DUPLICATE,
                "scope");
    }

    @Test
    void unknown_is_the_only_meaning_of_empty() {
        isRefused(
                WHOLE.replace("column: kind, null: unknown", "column: kind, null: §absent"),
                Fault.WORD_INVALID,
                "absent",
                "unknown");
    }

    @Test
    void a_filing_says_whom_it_names_and_its_month_is_a_date() {
        String filing = "filing: { person: required, organisation: none, month: optional }\n";
        isRefused(
                WHOLE.replace("facts:\n", filing.replace("optional", "§some") + "facts:\n"),
                Fault.WORD_INVALID,
                "some",
                "none, optional, required");
        isRefused(
                WHOLE.replace(
                        "facts:\n",
                        filing.replace("optional", "optional, month_fact: §kind") + "facts:\n"),
                Fault.WORD_INVALID,
                "kind",
                "born");
    }

    private static void isRefused(String marked, Fault fault, String... arguments) {
        int at = marked.indexOf('§');
        String before = marked.substring(0, at);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        var position = new Position("s.yaml", line, at - before.lastIndexOf('\n'));
        PolicyErrors thrown =
                catchThrowableOfType(
                        PolicyErrors.class,
                        () -> FactSchema.load(new StringReader(marked.replace("§", "")), "s.yaml"));
        assertThat(thrown.errors())
                .containsExactly(new PolicyError(position, fault, List.of(arguments)));
    }
}
