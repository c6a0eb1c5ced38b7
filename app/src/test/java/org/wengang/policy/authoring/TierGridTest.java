package org.wengang.policy.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wengang.policy.authoring.TierGrid.State;
import org.wengang.web.Message;

class TierGridTest {

    private static final String DAY = "2021-01-21";

    static final String TEXT =
            """
            parameters:
              rates:
                type: tiers(int, money)
                label: 各档补助
                label_en: Award by head-count
                values:
                  2021-01-21:
                    - { from: 1, to: 9, value: "0.00" } # 不足十人
                    - { from: 10, value: "500.00" }
                    - { from: 20, value: "900.00" }
              lost:
                type: tiers(date, int)
                label: 缺失
            """;

    @Test
    void a_sound_table_has_nothing_to_say() {
        var grid = grid(TEXT);
        assertThat(grid.lines()).hasSize(6).allMatch(line -> line.note() == null);
        assertThat(grid.canBeWritten()).isTrue();
        assertThat(grid.written(TEXT)).isEqualTo(TEXT);
    }

    @Test
    void a_gap_an_overlap_and_a_step_without_start_are_said_at_their_line() {
        var grid =
                grid(
                        TEXT.replace("to: 9", "to: 7")
                                .replace("from: 10,", "from: 10, to: 25,")
                                .replace("- { from: 20, value", "- { from: 20, to: 30, value")
                                .replace(
                                        "\"900.00\" }",
                                        "\"900.00\" }\n        - { value: \"1.00\" }"));
        assertThat(grid.lines().stream().map(TierGrid.Line::state))
                .startsWith(State.FINE, State.GAP, State.OVERLAP, State.OVERLAP);
        assertThat(grid.lines().get(1).note()).hasToString(note("gap", "8", "9"));
        assertThat(grid.lines().get(2).note()).hasToString(note("overlap", "20", "25"));
        assertThat(grid.lines().get(3).note()).hasToString(note("no-start"));
        assertThat(grid.canBeWritten()).isTrue();
    }

    @Test
    void a_step_that_ends_before_it_starts_is_said() {
        var grid = grid(TEXT.replace("to: 9", "to: 0"));
        assertThat(grid.lines().getFirst().note()).hasToString(note("backward", "1", "0"));
        var same = grid(TEXT.replace("from: 20", "from: 10"));
        assertThat(same.lines().get(2).note()).hasToString(note("backward-to", "10"));
    }

    @Test
    void what_is_typed_is_forgiven_blanks_grouping_and_full_width_digits() {
        var fields = fields(TEXT);
        fields.put("row-1-value", " １,２００.５０元 ");
        assertThat(grid(TEXT).typed(fields).written(TEXT))
                .isEqualTo(TEXT.replace("500.00", "1200.50"));
    }

    @Test
    void a_new_step_goes_where_it_starts() {
        var fields = fields(TEXT);
        fields.putAll(Map.of("row-3-from", "15", "row-3-value", "700"));
        fields.putAll(Map.of("row-4-from", "40", "row-4-value", "1000.00"));
        assertThat(grid(TEXT).typed(fields).written(TEXT))
                .isEqualTo(
                        TEXT.replace(
                                        "        - { from: 20",
                                        "        - { from: 15, value: 700 }\n"
                                                + "        - { from: 20")
                                .replace(
                                        "\"900.00\" }\n",
                                        "\"900.00\" }\n"
                                                + "        - { from: 40, value: \"1000.00\" }\n"));
    }

    @Test
    void an_emptied_step_is_gone() {
        var fields = fields(TEXT);
        fields.putAll(Map.of("row-1-from", "", "row-1-to", "", "row-1-value", " "));
        var typed = grid(TEXT).typed(fields);
        assertThat(typed.lines().get(1).state()).isEqualTo(State.GAP);
        assertThat(typed.written(TEXT))
                .isEqualTo(TEXT.replace("        - { from: 10, value: \"500.00\" }\n", ""));
    }

    @Test
    void what_is_no_number_is_never_written() {
        for (var wrong : new String[] {"abc", "}", "1.234", "\"", "# 1"}) {
            var fields = fields(TEXT);
            fields.put("row-1-value", wrong);
            var typed = grid(TEXT).typed(fields);
            assertThat(typed.lines().get(1).state()).as(wrong).isEqualTo(State.WRONG);
            assertThat(typed.canBeWritten()).isFalse();
        }
        assertThat(grid(TEXT).typed(Map.of()).canBeWritten()).isFalse();
    }

    @Test
    void forged_places_are_taken_as_new_steps() {
        var fields = fields(TEXT);
        fields.put("row-0-was", "77");
        fields.put("row-1-was", "2");
        fields.put("row-2-was", "2");
        assertThat(grid(TEXT).typed(fields).written(TEXT)).contains("900.00", "500.00");
    }

    @Test
    void a_table_without_values_is_begun() {
        var grid = TierGrid.in(TEXT, "lost", DAY).orElseThrow();
        var typed =
                grid.typed(
                        Map.of(
                                "row-0-from", "2021-02-01",
                                "row-0-value", "3",
                                "row-1-to", "2021-01-31",
                                "row-1-value", "1"));
        assertThat(typed.written(TEXT))
                .endsWith(
                        """
                            type: tiers(date, int)
                            values:
                              2021-01-21:
                                - { to: 2021-01-31, value: 1 }
                                - { from: 2021-02-01, value: 3 }
                            label: 缺失
                        """);
    }

    @Test
    void what_is_no_table_has_no_grid() {
        assertThat(TierGrid.in(TEXT, "rates", "2022-01-01")).isEmpty();
        assertThat(TierGrid.in(TEXT, "none", DAY)).isEmpty();
        assertThat(TierGrid.in("", "rates", DAY)).isEmpty();
        assertThat(TierGrid.in("parameters: [", "rates", DAY)).isEmpty();
    }

    private static TierGrid grid(String text) {
        return TierGrid.in(text, "rates", DAY).orElseThrow();
    }

    private static Map<String, String> fields(String text) {
        var fields = new HashMap<String, String>();
        var lines = grid(text).lines();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            fields.put("row-" + i + "-was", line.was() == null ? "" : line.was().toString());
            fields.put("row-" + i + "-from", line.from());
            fields.put("row-" + i + "-to", line.to());
            fields.put("row-" + i + "-value", line.value());
        }
        return fields;
    }

    private static String note(String key, Object... arguments) {
        return Message.of("policy.authoring.grid." + key, arguments).toString();
    }
}
