package org.wengang.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wengang.organisation.gazetteer.Level;

class GazetteerTest {

    static final Gazetteer GAZETTEER = Divisions.load().gazetteer();
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    static String meaning(String text, String day) {
        return switch (GAZETTEER.find(text, LocalDate.parse(day))) {
            case PlaceAnswer.Found(var place, var complete) ->
                    (complete ? "" : "short ") + place.code();
            case PlaceAnswer.Several(var places) -> "several " + codes(places);
            case PlaceAnswer.NotThen(var places) -> "not then " + codes(places);
            case PlaceAnswer.Unknown() -> "unknown";
        };
    }

    static String meaning(String text) {
        return meaning(text, TODAY.toString());
    }

    static String codes(List<Place> places) {
        return places.stream().map(place -> place.code().value()).collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "河北省石家庄市鹿泉区大河镇, 130110107",
        "鹿泉区大河镇, 130110107",
        "河北省鹿泉区大河镇, 130110107",
        "石家庄市大河镇, 130110107",
        "石家庄鹿泉大河镇, short 130110107",
        "石家庄鹿泉大河, short 130110107",
        "石家庄鹿泉, short 130110",
        "鹿泉区, 130110",
        "鹿泉, short 130110",
        "河北 石家庄　鹿泉区, short 130110",
        "河北省/石家庄市/鹿泉区, 130110",
        "１３０１１０１０７, 130110107",
        "130110107000, 130110107",
        "1301, 130100",
        "13, 130000",
        "陕西省安康市旬阳市铜钱关镇, 610981112",
        "广东省东莞市虎门镇, 441900121",
        "甘肃省嘉峪关市, 620200",
        "甘肃省嘉峪关市嘉峪关市, 620201",
        "新疆石河子市, short 659001",
        "临夏州, short 622900",
        "北京市东城区东华门街道, 110101001",
        "北京市市辖区东城区东华门街道办事处, 110101001",
        "北京市东城区东华门街道多福巷社区, 110101001001",
        "北京市东城区东华门街道多福巷社区居民委员会, 110101001001",
        "北京东城东华门多福巷, short 110101001001"
    })
    void a_place_is_known_however_it_is_written(String text, String code) {
        assertThat(meaning(text)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "通州区, several 110112 320612",
        "朝阳区, several 110105 220104",
        "朝阳, several 110105 211300 211321 220104",
        "吉林, several 220000 220200",
        "吉林省吉林市, 220200",
        "河北省新华区, several 130105 130902",
        "河北新华, several 130105 130902",
        "中原镇, several 469002103 610902119",
        "汉滨区中原镇, 610902119"
    })
    void names_that_several_places_have_are_never_chosen_from(String text, String answer) {
        assertThat(meaning(text)).isEqualTo(answer);
    }

    @Test
    void every_candidate_is_told_however_many_there_are() {
        assertThat(GAZETTEER.find("城关镇", TODAY))
                .isInstanceOfSatisfying(
                        PlaceAnswer.Several.class,
                        several ->
                                assertThat(several.places())
                                        .hasSize(88)
                                        .allSatisfy(place ->
                                                assertThat(place.name()).isEqualTo("城关镇")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "　",
                "鹿",
                "河北省某某市",
                "石家庄鹿泉某某镇",
                "99",
                "130199",
                "130110199001",
                "1301101",
                "市",
                "abc"
            })
    void what_no_place_is_called_is_unknown(String text) {
        assertThat(meaning(text)).isEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "610928, 2021-01-04, 610928",
        "610928, 2022-01-01, not then 610928",
        "610981, 2021-01-04, not then 610981",
        "610981, 2022-01-01, 610981",
        "旬阳县, 2020-06-01, 610928",
        "旬阳市, 2020-06-01, not then 610981",
        "旬阳市, 2022-06-01, 610981",
        "陕西省安康市旬阳县铜钱关镇, 2020-06-01, 610981112",
        "陕西省安康市旬阳县铜钱关镇, 2022-06-01, not then 610981112",
        "安康市铜钱关镇, 2020-06-01, 610981112",
        "河南省洛阳市偃师市, 2021-03-17, 410381",
        "河南省洛阳市偃师市, 2021-03-18, not then 410381",
        "河南省洛阳市偃师区, 2021-03-17, not then 410307",
        "河南省洛阳市偃师区, 2021-03-18, 410307",
        "洛阳市吉利区, 2021-03-17, 410306",
        "洛阳市孟津区, 2021-03-18, 410308",
        "洛阳偃师, 2021-03-17, short 410381",
        "洛阳偃师, 2021-03-18, short 410307",
        "河北省鹿泉市, 2014-09-22, 130185",
        "鹿泉市, 2014-09-23, not then 130185",
        "杭州市江干区, 2021-04-08, 330104",
        "杭州市钱塘区, 2021-04-08, not then 330114",
        "邢台市襄都区, 2019-12-31, not then 130502",
        "邢台市桥东区, 2019-12-31, 130502",
        "邢台市桥东区, 2021-01-01, not then 130502"
    })
    void a_name_and_a_code_count_from_their_first_day_to_their_last(
            String text, String day, String answer) {
        assertThat(meaning(text, day)).isEqualTo(answer);
    }

    @Test
    void both_names_count_while_the_day_of_the_change_is_not_known() {
        assertThat(meaning("旬阳县", "2021-05-01")).isEqualTo("610928");
        assertThat(meaning("旬阳市", "2021-05-01")).isEqualTo("610981");
        assertThat(meaning("安康旬阳", "2021-05-01")).isEqualTo("several 610928 610981");
    }

    @Test
    void a_name_with_a_rare_character_is_found() {
        var village =
                switch (GAZETTEER.suggest("莫𡐓", 5)) {
                    case List<Place> places -> places.getFirst();
                };
        assertThat(village.name()).isEqualTo("莫𡐓村委会");
        assertThat(meaning(village.path())).isEqualTo(village.code().value());
    }

    @Test
    void counties_of_two_characters_are_not_cut_to_one() {
        assertThat(meaning("雄县")).isEqualTo("130638");
        assertThat(meaning("河北雄县")).isEqualTo("short 130638");
        assertThat(meaning("雄")).isEqualTo("unknown");
        assertThat(meaning("沙县", "2020-01-01")).isEqualTo("350427");
    }

    @Test
    void zones_of_the_statistics_and_fillers_are_marked() {
        assertThat(kind("130172")).isEqualTo(Place.Kind.ZONE);
        assertThat(kind("130171")).isEqualTo(Place.Kind.ZONE);
        assertThat(kind("130110")).isEqualTo(Place.Kind.DIVISION);
        assertThat(kind("110100")).isEqualTo(Place.Kind.FILLER);
        assertThat(GAZETTEER.children(new PlaceCode("130172")))
                .isNotEmpty()
                .allSatisfy(town -> assertThat(town.kind()).isEqualTo(Place.Kind.ZONE));
    }

    static Place.Kind kind(String code) {
        return GAZETTEER.byCode(new PlaceCode(code)).orElseThrow().kind();
    }

    @Test
    void a_place_has_its_children_and_its_line() {
        assertThat(GAZETTEER.children(null))
                .hasSize(34)
                .allSatisfy(one -> assertThat(one.level()).isEqualTo(Level.PROVINCE));
        assertThat(GAZETTEER.children(new PlaceCode("441900")))
                .extracting(Place::name)
                .contains("虎门镇");
        assertThat(GAZETTEER.children(new PlaceCode("130110")))
                .extracting(Place::name)
                .contains("大河镇", "铜冶镇");
        assertThat(GAZETTEER.line(new PlaceCode("110101001001")))
                .extracting(Place::name)
                .containsExactly("北京市", "市辖区", "东城区", "东华门街道", "多福巷社区居委会");
        assertThat(GAZETTEER.line(new PlaceCode("441900121")))
                .extracting(Place::name)
                .containsExactly("广东省", "东莞市", "虎门镇");
        assertThat(GAZETTEER.line(new PlaceCode("610928"))).isEmpty();
    }

    @Test
    void what_became_of_a_place_is_told_from_both_ends() {
        var change = GAZETTEER.history(new PlaceCode("610981112")).getFirst();
        assertThat(change.formerName()).isEqualTo("旬阳县");
        assertThat(GAZETTEER.history(new PlaceCode("610928"))).containsExactly(change);
        assertThat(GAZETTEER.history(new PlaceCode("130110")))
                .extracting(DivisionChange::formerName)
                .containsExactly("鹿泉市");
        assertThat(GAZETTEER.history(new PlaceCode("130108"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "鹿, 130110",
        "鹿泉, 130110",
        "石家庄鹿, 130110",
        "石家庄市鹿泉区大, 130110107",
        "1301101, 130110100",
        "13011, 130110",
        "东华门街道多福, 110101001001",
        "虎门, 441900121",
        "定州, 130682"
    })
    void a_place_is_suggested_while_its_name_is_typed(String typed, String code) {
        assertThat(GAZETTEER.suggest(typed, 10))
                .extracting(place -> place.code().value())
                .contains(code);
    }

    @Test
    void suggestions_are_as_many_as_asked_for_and_each_once() {
        assertThat(GAZETTEER.suggest("大", 10)).hasSize(10).doesNotHaveDuplicates();
        assertThat(GAZETTEER.suggest("", 10)).isEmpty();
        assertThat(GAZETTEER.suggest("市".repeat(200), 10)).isEmpty();
    }

    @Test
    void counts_are_those_of_the_list() {
        long counties =
                GAZETTEER.children(null).stream()
                        .flatMap(p -> GAZETTEER.children(p.code()).stream())
                        .count();
        assertThat(counties).isGreaterThan(300);
        assertThat(GAZETTEER.byCode(new PlaceCode("130284106")).orElseThrow().path())
                .isEqualTo("河北省唐山市滦州市杨柳庄镇");
        assertThat(GAZETTEER.byCode(new PlaceCode("130629400")).orElseThrow().name())
                .contains("容东");
    }
}
