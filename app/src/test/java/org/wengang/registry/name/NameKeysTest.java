package org.wengang.registry.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How names are read, and what somebody finds who types a part of one. */
class NameKeysTest {

    @ParameterizedTest
    @CsvSource({
        "张试一, zhang shi yi, zsy",
        "单试一, shan shi yi, ssy",
        "仇英, qiu ying, qy",
        "曾试, zeng shi, zs",
        "解珍, xie zhen, xz",
        "朴正, piao zheng, pz",
        "覃明, qin ming, qm",
        "缪试, miao shi, ms",
        "翟试, zhai shi, zs",
        "区寄, ou ji, oj",
        "查试, zha shi, zs",
        "尉迟恭, yu chi gong, ycg",
        "万俟试, mo qi shi, mqs",
        "长孙试, zhang sun shi, zss",
        "吕试, lv shi, ls",
        "赵䶮, zhao yan, zy",
        "刘𬭚, liu chun, lc",
        "王堃喆, wang kun zhe, wkz",
        "阿试古丽·买买提, a shi gu li mai mai ti, asglmmt",
        "John Tester, john tester, jt",
        "Zoë Tester, zoe tester, zt"
    })
    void a_name_is_read_aloud_surnames_in_their_own_way(
            String name, String pinyin, String initials) {
        var keys = NameKeys.of(name);
        assertThat(keys.pinyin()).isEqualTo(pinyin);
        assertThat(keys.initials()).isEqualTo(initials);
    }

    @Test
    void a_character_read_in_two_ways_has_both() {
        assertThat(NameKeys.of("张乐").other()).isEqualTo("zhang yue");
        assertThat(NameKeys.of("覃试").other()).isEqualTo("tan shi");
        assertThat(NameKeys.of("张长乐").other()).isEqualTo("zhang chang le");
        assertThat(NameKeys.of("张试一").other()).isNull();
        assertThat(NameKeys.of("张乐试").other()).isEqualTo("zhang yue shi");
    }

    @Test
    void one_character_alone_is_no_surname() {
        assertThat(NameKeys.of("单").pinyin()).isEqualTo("dan");
    }

    @ParameterizedTest
    @CsvSource({
        "张试一, 张",
        "张试一, 试一",
        "张试一, 一",
        "张试一, zhang",
        "张试一, zhangshi",
        "张试一, ZhangShiYi",
        "张试一, zhang shi",
        "张试一, zhangs",
        "张试一, zs",
        "张试一, ZSY",
        "张试一, zh",
        "张试一, 张 一",
        "西安, xian",
        "西安, xi'an",
        "先试, xian",
        "方昂, fangang",
        "范刚, fangang",
        "吕试, lu",
        "吕试, lv",
        "吕试, lvshi",
        "吕试, lü",
        "鲁试, lu",
        "单试, dan",
        "单试, shan",
        "John Tester, john te",
        "John Tester, jt",
        "阿试古丽·买买提, ashigulimai",
        "阿试古丽·买买提, 买提",
        "欧阳试一, ouyang",
        "𬭚试, 𬭚"
    })
    void is_found(String name, String typed) {
        assertThat(finds(name, typed)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "张试一, 张一",
        "张试一, shi",
        "张试一, zy",
        "张试一, zhangyi",
        "张试一, %",
        "张试一, 张%",
        "张试一, '12'",
        "鲁试, lv",
        "张试一, 張"
    })
    void is_not_found(String name, String typed) {
        assertThat(finds(name, typed)).isFalse();
    }

    @Test
    void whatever_is_typed_is_read_in_few_ways() {
        for (var typed :
                Stream.of(
                                "a".repeat(60),
                                "xianxianxianxianxianxianxianxian",
                                "lululululululu",
                                "ø",
                                "'",
                                "")
                        .toList()) {
            assertThat(NameSearch.of(typed).terms())
                    .allSatisfy(term -> {
                        if (term instanceof NameSearch.Spelled(var pinyin, var _)) {
                            assertThat(pinyin).hasSizeLessThan(40);
                        }
                    });
        }
    }

    /** As the database compares: by code points. */
    private static boolean finds(String name, String typed) {
        var keys = NameKeys.of(name);
        var search = NameSearch.of(typed);
        return !search.terms().isEmpty()
                && search.terms().stream()
                        .allMatch(term ->
                                switch (term) {
                                    case NameSearch.Part(var part) ->
                                            suffixes(name).anyMatch(s -> in(part, s));
                                    case NameSearch.Spelled(var pinyin, var initials) ->
                                            pinyin.stream()
                                                            .anyMatch(p ->
                                                                    in(p, keys.pinyin())
                                                                            || keys.other() != null
                                                                                    && in(
                                                                                            p,
                                                                                            keys
                                                                                                    .other()))
                                                    || initials.stream()
                                                            .anyMatch(p -> in(p, keys.initials()));
                                });
    }

    private static Stream<String> suffixes(String name) {
        return Stream.iterate(0, at -> at < name.length(), at -> name.offsetByCodePoints(at, 1))
                .map(name::substring);
    }

    private static boolean in(NameSearch.Prefix prefix, String text) {
        return text.startsWith(prefix.low())
                && codes(text).compareTo(codes(prefix.high())) < 0
                && codes(text).compareTo(codes(prefix.low())) >= 0;
    }

    private static String codes(String text) {
        var codes = new StringBuilder();
        text.codePoints().forEach(point -> codes.append("%06x".formatted(point)));
        return codes.toString();
    }
}
