package org.wengang.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReadingTest {

    @TempDir Path folder;

    List<SheetRow> rows(String text, Charset charset) throws IOException {
        var file = Files.write(folder.resolve("名单.csv"), text.getBytes(charset));
        try (var sheet = SheetReader.open(file, "名单.csv", List.of("姓名", "备注"))) {
            return sheet.rows().toList();
        }
    }

    List<SheetRow> rows(String text) throws IOException {
        return rows(text, Charset.forName("UTF-8"));
    }

    static SheetRow row(int number, String... texts) {
        return new SheetRow(number, List.of(texts).stream().map(SheetCell::of).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, ''",
        "UTF-8, \uFEFF",
        "GB18030, ''",
        "UTF-16LE, \uFEFF",
        "UTF-16BE, \uFEFF"
    })
    void every_encoding_excel_saves_in_is_read(String charset, String mark) throws IOException {
        assertThat(rows(mark + "姓名,备注\r\n张试一,𬱖\r\n", Charset.forName(charset)))
                .containsExactly(row(2, "张试一", "𬱖"));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "，"})
    void every_usual_separator_is_found(String separator) throws IOException {
        assertThat(rows("姓名%s备注\n张试一%sx\n".replace("%s", separator)))
                .containsExactly(row(2, "张试一", "x"));
    }

    @Test
    void quotes_line_breaks_blank_lines_and_ragged_rows_are_read() throws IOException {
        assertThat(
                        rows(
                                """
                                外来务工人员花名册,,
                                姓名,备注
                                张试一,"一行
                                ""两""行"

                                ,,
                                李试二
                                王试三,x,y\
                                """))
                .containsExactly(
                        row(3, "张试一", "一行\n\"两\"行"), row(6, "李试二"), row(7, "王试三", "x", "y"));
    }

    @Test
    void everything_is_text_as_typed() throws IOException {
        assertThat(rows("姓名,备注\n130110199001010000, 2021/2/11\n"))
                .containsExactly(row(2, "130110199001010000", " 2021/2/11"));
    }

    @Test
    void the_guard_against_formulas_is_taken_off_again() throws IOException {
        assertThat(rows("姓名,备注\n'=1+1,'x\n")).containsExactly(row(2, "=1+1", "'x"));
    }
}
