package org.wengang.engine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.wengang.engine.yaml.YamlTable.Row;

class YamlTableTest {

    private static final String[] PATH = {"parameters", "rates", "values", "2021-01-21"};

    private static final String TEXT =
            """
            # 长春 𠮷 的补助
            parameters:
              rates:
                type: tiers(int, money)   # 人数到金额
                label: "档"
                values:
                  2021-01-21:
                    - { from: 1, to: 9, value: "0.00" }   # 不足十人
                    # 下面是大户
                    -   from: 10
                        to:   19     # 含
                        value: '500.00'

                    - { value: "900.00", from: 20 }
              next: {a: b}
            """;

    @Test
    void rows_are_read_as_they_are_written() {
        assertThat(table(TEXT).rows())
                .containsExactly(
                        Map.of("from", "1", "to", "9", "value", "0.00"),
                        Map.of("from", "10", "to", "19", "value", "500.00"),
                        Map.of("from", "20", "value", "900.00"));
    }

    @Test
    void the_same_rows_leave_every_byte() {
        assertThat(table(TEXT).with(same(TEXT))).isEqualTo(TEXT);
    }

    @Test
    void a_changed_cell_changes_nothing_else_and_keeps_its_quotes() {
        var rows = same(TEXT);
        rows.set(1, new Row(1, Map.of("from", "11", "to", "19", "value", "600.00")));
        assertThat(table(TEXT).with(rows))
                .isEqualTo(TEXT.replace("from: 10", "from: 11").replace("'500.00'", "\"600.00\""));
    }

    @Test
    void a_column_that_comes_or_goes_rewrites_its_row_alone() {
        var rows = same(TEXT);
        rows.set(2, new Row(2, Map.of("from", "20", "to", "29", "value", "900.00")));
        assertThat(table(TEXT).with(rows))
                .isEqualTo(
                        TEXT.replace(
                                "{ value: \"900.00\", from: 20 }",
                                "{ from: 20, to: 29, value: \"900.00\" }"));
    }

    @Test
    void a_new_row_stands_between_its_neighbours_or_at_the_end() {
        var rows = same(TEXT);
        rows.add(1, new Row(null, Map.of("from", "3", "to", "4", "value", "1.00")));
        rows.add(new Row(null, Map.of("from", "30", "value", "2.00")));
        assertThat(table(TEXT).with(rows))
                .isEqualTo(
                        TEXT.replace(
                                        "        -   from: 10",
                                        "        -   { from: 3, to: 4, value: \"1.00\" }\n"
                                                + "        -   from: 10")
                                .replace(
                                        "from: 20 }\n",
                                        "from: 20 }\n        - { from: 30, value: \"2.00\" }\n"));
    }

    @Test
    void a_row_that_goes_takes_its_lines_and_its_own_comment() {
        var rows = same(TEXT);
        rows.remove(0);
        assertThat(table(TEXT).with(rows))
                .isEqualTo(
                        TEXT.lines()
                                .filter(line -> !line.contains("不足十人"))
                                .reduce("", (all, line) -> all + line + "\n"));
    }

    @Test
    void all_rows_may_be_replaced() {
        var changed =
                table(TEXT).with(List.of(new Row(null, Map.of("from", "0", "value", "7.00"))));
        assertThat(table(changed).rows()).containsExactly(Map.of("from", "0", "value", "7.00"));
        assertThat(changed).contains("# 下面是大户", "next: {a: b}");
    }

    @Test
    void a_list_in_brackets_stays_one() {
        var text = "t: [ {from: 1, value: 2}, {from: 5, value: 6} ] # 完\nu: 1\n";
        var table = YamlSource.of(text).table("t").orElseThrow();
        assertThat(
                        table.with(
                                List.of(
                                        new Row(0, Map.of("from", "1", "value", "3")),
                                        new Row(1, Map.of("from", "5", "value", "6")))))
                .isEqualTo(text.replace("value: 2", "value: 3"));
        assertThat(table.with(List.of(new Row(1, Map.of("from", "5", "value", "6")))))
                .isEqualTo("t: [{ from: 5, value: 6 }] # 完\nu: 1\n");
    }

    @Test
    void the_last_line_may_lack_its_end() {
        var text = "t:\n  - { from: 1, value: 2 }";
        assertThat(
                        YamlSource.of(text)
                                .table("t")
                                .orElseThrow()
                                .with(
                                        List.of(
                                                new Row(0, Map.of("from", "1", "value", "2")),
                                                new Row(null, Map.of("from", "3", "value", "4")))))
                .isEqualTo("t:\n  - { from: 1, value: 2 }\n  - { from: 3, value: 4 }\n");
    }

    @Test
    void a_table_is_added_below_its_type() {
        var text = "parameters:\n  a:\n    type: tiers(int, money) # 人\n    label: b\n";
        var added =
                YamlSource.of(text)
                        .added(
                                List.of("values", "2021-01-21"),
                                List.of(Map.of("from", "1", "value", "5.00")),
                                "parameters",
                                "a",
                                "type");
        assertThat(added)
                .contains(
                        """
                        parameters:
                          a:
                            type: tiers(int, money) # 人
                            values:
                              2021-01-21:
                                - { from: 1, value: "5.00" }
                            label: b
                        """);
    }

    @Test
    void what_is_no_table_of_rows_is_left_alone() {
        for (String text :
                List.of(
                        "",
                        "t: 1",
                        "t: []",
                        "t: [[1]]",
                        "t: [{a: [1]}]",
                        "t:\n  - - {a: 1}",
                        "t: {a",
                        "*a",
                        "t: &a [*a]")) {
            assertThat(YamlSource.of(text).table("t")).as(text).isEmpty();
        }
        assertThat(YamlSource.of("{type: x}").added(List.of("v"), List.of(), "type")).isEmpty();
    }

    @Test
    void a_single_value_is_replaced_in_its_quotes_or_without() {
        assertThat(YamlSource.of("# 一\nversion: 1 # 二\n").replaced("2", "version"))
                .contains("# 一\nversion: 2 # 二\n");
        assertThat(YamlSource.of("a: '1'\n").replaced("2", "a")).contains("a: \"2\"\n");
        assertThat(YamlSource.of("a:\nb: 1\nc: [d, e]").names()).containsExactly("a", "b", "c");
        assertThat(YamlSource.of("a: {b: 1}").at("a", "b").column()).isEqualTo(8);
        assertThat(YamlSource.of("a:\nb: 1\n").replaced("2", "a")).isEmpty();
    }

    private static YamlTable table(String text) {
        return YamlSource.of(text).table(PATH).orElseThrow();
    }

    private static List<Row> same(String text) {
        var rows = new ArrayList<Row>();
        for (var cells : table(text).rows()) {
            @Nullable Integer was = rows.size();
            rows.add(new Row(was, cells));
        }
        return rows;
    }
}
