package org.wengang.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/rosters", "/rosters/7?after=3&q=%E5%BC%A0", "/a//b", "/名册"})
    void a_path_of_this_program_is_local(String path) {
        assertThat(Answer.isLocal(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rosters",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example",
                "/a\r\nSet-Cookie: x=y",
                "/a\tb",
                "/a\\b",
                " /a"
            })
    void anything_else_is_not(String path) {
        assertThat(Answer.isLocal(path)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Answer.redirect(path));
    }

    @Test
    void a_download_without_any_ascii_in_its_name_still_has_one() {
        var download = new Download("公示名单.xlsx", "application/octet-stream", out -> {});
        assertThat(download.contentDisposition())
                .startsWith("attachment; filename=\"wengang.xlsx\"; filename*=UTF-8''%E5%85%AC");
    }

    @Test
    void a_download_never_lets_its_name_break_the_header() {
        var download = new Download("a\"; x=\"b\r\nc.csv", "text/csv", out -> {});
        assertThat(download.contentDisposition())
                .startsWith("attachment; filename=\"a-x-b-c.csv\"; filename*=")
                .doesNotContain("\r", "\n");
    }
}
