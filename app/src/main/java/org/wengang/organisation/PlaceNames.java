package org.wengang.organisation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The forms in which a place is written. */
final class PlaceNames {

    /** Levels without a name of their own: nobody writes them. */
    private static final Set<String> UNSPOKEN = Set.of("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划");

    private static final Pattern LEVEL_WORDS =
            Pattern.compile(
                    "特别行政区|自治区|自治州|自治县|自治旗|林区|新区|地区|矿区|[省市区县盟旗州]"
                            + "|(壮|回|维吾尔|藏|彝|苗|土家|布依|侗|瑶|白|哈尼|傣|傈僳|佤|拉祜|纳西|羌|景颇|黎|畲|水|仡佬"
                            + "|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|朝鲜|满|达斡尔|鄂温克|鄂伦春|土|撒拉|保安|东乡|裕固|毛南"
                            + "|仫佬|各|独龙|怒|普米|布朗|阿昌|德昂|基诺|门巴|珞巴)族");

    /** How an address goes on below the county. */
    private static final Pattern BELOW_COUNTY =
            Pattern.compile(".*(镇|乡|街道|街|路|村|社区|居委会|办事处|苏木|嘎查|农场|林场|牧场|小区|屯|组|号|室|园)$");

    private PlaceNames() {}

    /** Without the words that say what level it is: {@code 河北石家庄鹿泉}. For suggestions only. */
    static String loose(String plain) {
        return LEVEL_WORDS.matcher(plain).replaceAll("");
    }

    static boolean isBelowCounty(String rest) {
        return BELOW_COUNTY.matcher(rest).matches();
    }

    static boolean isUnspoken(String name) {
        return UNSPOKEN.contains(name);
    }

    /**
     * The last name without the names above it, which zones repeat: {@code 张家口市塞北管理区} in 张家口市 is
     * {@code 塞北管理区}.
     *
     * @param names from the province down
     */
    static String ownName(List<String> names) {
        var name = names.getLast();
        for (var above : names.subList(0, names.size() - 1)) {
            for (var repeated : List.of(above, loose(above))) {
                if (!repeated.isEmpty()
                        && name.startsWith(repeated)
                        && name.length() - repeated.length() > 2) {
                    name = name.substring(repeated.length());
                }
            }
        }
        return name;
    }

    /** Names joined, without those nobody writes. */
    static String path(List<String> names) {
        var path = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            if (i == names.size() - 1 || !isUnspoken(names.get(i))) {
                path.append(names.get(i));
            }
        }
        return path.toString();
    }

    /**
     * Ways to write a county that leave something above it out: the province, or the prefecture.
     *
     * @param names of province, prefecture and county
     */
    static Set<String> shortened(List<String> names) {
        var forms = new TreeSet<String>();
        if (names.size() == 2) {
            forms.add(names.get(1));
        }
        if (names.size() == 3) {
            forms.add(names.get(0) + names.get(2));
            if (!isUnspoken(names.get(1))) {
                forms.add(names.get(1) + names.get(2));
            }
        }
        return forms;
    }
}
