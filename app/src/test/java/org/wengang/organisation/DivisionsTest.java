package org.wengang.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wengang.kernel.DivisionCode;

class DivisionsTest {

    static final Divisions DIVISIONS = Divisions.load();

    static String found(String text) {
        return switch (DIVISIONS.byPath(text)) {
            case PlaceLookup.Found(var division) -> division.code().value();
            case PlaceLookup.Unclear(var candidates) -> "unclear " + codes(candidates);
            case PlaceLookup.Unknown() -> "unknown";
        };
    }

    static String codes(List<Division> divisions) {
        return String.join(
                " ", divisions.stream().map(division -> division.code().value()).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "河北省石家庄市鹿泉区, 130110",
        "石家庄市鹿泉区, 130110",
        "河北省鹿泉区, 130110",
        "河北省 石家庄市　鹿泉区, 130110",
        "河北省/石家庄市/鹿泉区, 130110",
        "河北省石家庄市, 130100",
        "石家庄市, 130100",
        "河北省, 130000",
        "130110, 130110",
        "１３０１１０, 130110",
        "北京市东城区, 110101",
        "北京市市辖区东城区, 110101",
        "北京市, 110000",
        "重庆市云阳县, 500235",
        "河南省济源市, 419001",
        "济源市, unclear 419001",
        "新疆维吾尔自治区石河子市, 659001",
        "广东省东莞市, 441900",
        "吉林省吉林市, 220200",
        "甘肃省嘉峪关市, 620200",
        "甘肃省临夏回族自治州, 622900",
        "河北省辛集市, 130181",
        "河北省定州市, 130682",
        "台湾省, 710000",
        "香港特别行政区, 810000"
    })
    void a_path_of_names_or_six_digits_names_one_place(String text, String code) {
        assertThat(found(text)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "河北省石家庄市鹿泉区铜冶镇, 130110",
        "河北省石家庄市鹿泉区铜冶镇某某村3号, 130110",
        "河北省石家庄市鹿泉区向阳大街, 130110",
        "广东省东莞市虎门镇, 441900",
        "陕西省安康市旬阳市铜钱关镇, 610981"
    })
    void an_address_may_go_on_below_the_county(String text, String code) {
        assertThat(found(text)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "河北省桥西区, unclear 130104 130503 130703",
        "河北省新华区, unclear 130105 130902",
        "通州区, unclear 110112 320612",
        "鹿泉区, unclear 130110",
        "河北石家庄, unclear 130100",
        "河北石家庄鹿泉, unclear 130110",
        "石家庄市鹿泉县, unclear 130110",
        "甘肃省临夏州, unclear 622900 622901 622921 622926",
        "市辖区, unknown",
        "河北省石家庄市某某区, unknown",
        "河北省石家庄市某某镇, unknown",
        "美国, unknown",
        "'', unknown",
        "130199, unknown",
        "13011, unknown",
        "130110199001, unknown"
    })
    void what_is_short_or_wrong_is_said_to_be_so(String text, String answer) {
        assertThat(found(text)).isEqualTo(answer);
    }

    @Test
    void many_candidates_are_cut_short() {
        assertThat(DIVISIONS.byPath("城关区"))
                .isInstanceOfSatisfying(
                        PlaceLookup.Unclear.class,
                        unclear -> assertThat(unclear.candidates()).hasSizeBetween(2, 5));
    }

    @ParameterizedTest
    @CsvSource({
        "陕西省安康市旬阳县, 610928, 610981",
        "河北省石家庄市鹿泉市, 130185, 130110",
        "河南省洛阳市偃师市, 410381, 410307",
        "河南省洛阳市孟津县, 410322, 410308",
        "河南省洛阳市吉利区, 410306, 410308",
        "浙江省杭州市江干区, 330104, 330104"
    })
    void former_places_are_known_by_their_old_and_new_names(
            String path, String code, String current) {
        var division = DIVISIONS.byCode(new DivisionCode(code)).orElseThrow();
        assertThat(found(path)).isEqualTo(code);
        assertThat(division.path()).isEqualTo(path);
        assertThat(division.formerly()).isTrue();
        assertThat(division.current().value()).isEqualTo(current);
        assertThat(DIVISIONS.byCode(division.current())).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "130110, 河北省石家庄市鹿泉区",
        "110101, 北京市东城区",
        "419001, 河南省济源市",
        "130773, 河北省张家口市塞北管理区",
        "130171, 河北省石家庄市高新技术产业开发区",
        "130271, 河北省唐山市芦台经济开发区",
        "130100, 河北省石家庄市",
        "620201, 甘肃省嘉峪关市嘉峪关市",
        "990000, 990000"
    })
    void a_code_is_shown_as_its_path(String code, String path) {
        assertThat(DIVISIONS.displayName(new DivisionCode(code))).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"河北省张家口市塞北管理区", "河北省张家口市张家口市塞北管理区", "130773"})
    void a_zone_of_the_statistics_is_told_apart(String text) {
        assertThat(DIVISIONS.byPath(text))
                .isInstanceOfSatisfying(
                        PlaceLookup.Found.class,
                        found -> assertThat(found.division().kind()).isEqualTo(Division.Kind.ZONE));
    }

    @Test
    void every_path_shown_is_understood_again() {
        assertThat(DIVISIONS.all()).hasSize(3408);
        assertThat(
                        DIVISIONS.all().stream()
                                .filter(division -> !division.formerly())
                                .filter(division -> !PlaceNames.isUnspoken(division.name()))
                                .filter(division ->
                                        !found(division.path()).equals(division.code().value())))
                .isEmpty();
    }

    @Test
    void a_name_that_got_a_new_code_means_the_present_place() {
        assertThat(found("福建省三明市三元区")).isEqualTo("350404");
        assertThat(found("350403")).isEqualTo("350403");
    }

    @Test
    void successors_exist_and_are_in_use() {
        assertThat(DIVISIONS.all())
                .filteredOn(Division::formerly)
                .hasSize(57)
                .allSatisfy(former ->
                        former.successor()
                                .ifPresent(code ->
                                        assertThat(DIVISIONS.byCode(code))
                                                .hasValueSatisfying(next ->
                                                        assertThat(next.formerly()).isFalse())));
    }

    @Test
    void peers_of_prefectures_are_counties_by_code() {
        assertThat(DIVISIONS.reportingPeers())
                .extracting(DIVISIONS::displayName)
                .containsExactly("河北省石家庄市辛集市", "河北省保定市容城县", "河北省保定市安新县", "河北省保定市雄县", "河北省保定市定州市");
    }
}
