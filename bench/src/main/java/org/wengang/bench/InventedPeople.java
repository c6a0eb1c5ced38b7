package org.wengang.bench;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.ResidentId;
import org.wengang.kernel.Uscc;
import org.wengang.organisation.Division;
import org.wengang.organisation.Divisions;
import org.wengang.sheet.SheetCell;

/**
 * Workers who do not exist, the same ones for the same seed. Names are a surname with one of the
 * sixty pairs of the calendar cycle (王甲子), numbers end in sequences 990 to 999 unless very many are
 * asked for; employers are called 试点 and a number. The mix has every verdict of R-SJZ-04 and
 * R-HS-01 in it.
 */
final class InventedPeople {

    static final List<String> HEADINGS =
            List.of(
                    "姓名",
                    "证件号码",
                    "手机号码",
                    "户籍所在地",
                    "家庭所在地",
                    "常住地",
                    "户口性质",
                    "用人单位名称",
                    "统一社会信用代码",
                    "单位类型",
                    "人员类别",
                    "留岗地",
                    "留岗开始日期",
                    "留岗结束日期",
                    "春节假期在岗天数",
                    "备注");

    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
    private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
    private static final String BRANCHES = "子丑寅卯辰巳午未申酉戌亥";
    private static final List<String> PUBLIC_KINDS = List.of("国有企业", "集体企业", "机关", "事业单位", "社会组织");
    private static final int EMPLOYERS = 160;

    private final Random random;
    private final Divisions divisions;
    private final Division workplace;
    private final List<Division> counties;
    private final List<Division> ownCity;
    private final List<Division> elsewhere;
    private final Set<String> used = new HashSet<>();
    private final int lowestSequence;

    /**
     * @param workplace the district or city whose roster it is
     * @param rows how many will be asked for; more than 50,000 use all sequences
     */
    InventedPeople(long seed, DivisionCode workplace, int rows) {
        this.random = new Random(seed);
        this.divisions = Divisions.load();
        this.workplace = divisions.byCode(workplace).orElseThrow();
        this.counties =
                divisions.all().stream()
                        .filter(division -> division.code().level() == DivisionCode.Level.COUNTY)
                        .filter(division -> division.current().equals(division.code()))
                        .toList();
        var city = workplace.ancestor(DivisionCode.Level.PREFECTURE);
        this.ownCity = counties.stream().filter(d -> city.contains(d.code())).toList();
        this.elsewhere = counties.stream().filter(d -> !city.contains(d.code())).toList();
        this.lowestSequence = rows > 50_000 ? 0 : 990;
    }

    /** One row under {@link #HEADINGS}, without a fault. */
    List<SheetCell> next() {
        var origin = chance(10) ? pick(ownCity) : pick(elsewhere);
        var home = chance(5) ? pick(ownCity) : origin;
        var residence = chance(4) ? pick(ownCity) : home;
        var employer = random.nextInt(EMPLOYERS);
        var kind = kindOf(employer);
        var category = categoryOf(kind);
        var left = chance(6);
        return List.of(
                text(name()),
                text(number(origin)),
                chance(3) ? empty() : text("1" + (3 + random.nextInt(7)) + digits(9)),
                maybe(2, place(origin)),
                maybe(4, place(home)),
                maybe(6, place(residence)),
                text(chance(70) ? "农业户口" : "非农业户口"),
                text("试点" + (employer + 1) + (kind.equals("个体工商户") ? "号店" : "号公司")),
                text(uscc(employer, kind)),
                maybe(2, kind),
                maybe(1, category),
                maybe(1, place(chance(3) ? pick(elsewhere) : workplace)),
                text(LocalDate.of(2021, 1, 20).plusDays(random.nextInt(20)).toString()),
                text(
                        (left ? LocalDate.of(2021, 2, 12) : LocalDate.of(2021, 2, 18))
                                .plusDays(random.nextInt(4))
                                .toString()),
                chance(8) ? empty() : text(Integer.toString(random.nextInt(8))),
                empty());
    }

    private String name() {
        return "" + of(SURNAMES) + of(STEMS) + of(BRANCHES);
    }

    private String number(Division origin) {
        while (true) {
            var birth = LocalDate.of(1961, 1, 1).plusDays(random.nextInt(365 * 42));
            var sequence = lowestSequence + random.nextInt(1000 - lowestSequence);
            var first17 =
                    origin.code().value()
                            + birth.toString().replace("-", "")
                            + "%03d".formatted(sequence);
            if (used.add(first17)) {
                return first17 + ResidentId.checkCharacter(first17);
            }
        }
    }

    private static String kindOf(int employer) {
        if (employer % 12 == 0) {
            return PUBLIC_KINDS.get(employer / 12 % PUBLIC_KINDS.size());
        }
        if (employer % 7 == 0) {
            return "个体工商户";
        }
        return employer % 15 == 1 ? "外商投资企业" : "私营企业";
    }

    private String categoryOf(String kind) {
        if (kind.equals("个体工商户")) {
            return "个体从业人员";
        }
        var dice = random.nextInt(100);
        return dice < 78 ? "企业职工" : dice < 92 ? "施工工地务工人员" : dice < 97 ? "快递从业人员" : "其他";
    }

    private String uscc(int employer, String kind) {
        var first17 =
                (kind.equals("个体工商户") ? "92" : "91")
                        + workplace.code().value()
                        + "MA%06dX".formatted(900_000 + employer);
        return first17 + Uscc.checkCharacter(first17);
    }

    private String place(Division division) {
        return chance(50) ? division.code().value() : divisions.displayName(division.code());
    }

    private String digits(int count) {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) {
            text.append(random.nextInt(10));
        }
        return text.toString();
    }

    private SheetCell maybe(int percentEmpty, String text) {
        return chance(percentEmpty) ? empty() : text(text);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private Division pick(List<Division> from) {
        return from.get(random.nextInt(from.size()));
    }

    private char of(String signs) {
        return signs.charAt(random.nextInt(signs.length()));
    }

    private static SheetCell text(String text) {
        return new SheetCell.Text(text);
    }

    private static SheetCell empty() {
        return new SheetCell.Empty();
    }
}
