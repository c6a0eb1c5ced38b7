package org.wengang.organisation.gazetteer;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/** How places are written: one form of every text, and where a name ends and its level begins. */
public final class PlaceText {

    private static final Pattern BETWEEN_LEVELS =
            Pattern.compile("[\\s\\p{Z}\\p{Cf}/\\\\,，、;>·.\\-_|]+");

    private static final String PEOPLE =
            "(?:壮|回|维吾尔|藏|彝|苗|土家|布依|侗|瑶|白|哈尼|傣|傈僳|佤|拉祜|纳西|羌|景颇|黎|畲|水|仡佬|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯"
                    + "|朝鲜|满|达斡尔|鄂温克|鄂伦春|土|撒拉|保安|东乡|裕固|毛南|仫佬|各|独龙|怒|普米|布朗|阿昌|德昂|基诺|门巴"
                    + "|珞巴|俄罗斯|塔塔尔|乌孜别克|赫哲|京|高山)族?";

    private static final Pattern LEVEL =
            Pattern.compile(
                    "(?:特别行政区|(?:PEOPLE)*(?:自治[区州县旗]|民族)|地区|林区|新区|矿区|[省市区县盟旗])$"
                            .replace("PEOPLE", PEOPLE));

    private static final Pattern TOWN =
            Pattern.compile(
                    "(?:街道办事处|街道|地区|镇|(?:PEOPLE)*(?:民族)?乡|(?:PEOPLE)*民族苏木|苏木)$"
                            .replace("PEOPLE", PEOPLE));

    /** The longest first. */
    private static final List<String> COMMUNITIES =
            List.of("社区居民委员会", "社区居委会", "居民委员会", "社区居委", "居委会", "居委", "社区");

    private static final List<String> VILLAGES =
            List.of(
                    "嘎查村民委员会", "村村民委员会", "嘎查村委会", "嘎查委员会", "村民委员会", "村村委会", "村委会", "委员会", "嘎查村",
                    "村委", "嘎查", "村");

    private PlaceText() {}

    /**
     * Half-width save for brackets, without blanks and marks between the levels. Names and what
     * somebody wrote are compared in this form.
     */
    public static String plain(String text) {
        return BETWEEN_LEVELS
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .replace('(', '（')
                .replace(')', '）');
    }

    /** Length of the name without its level: 2 for 鹿泉区; of the whole where nothing would remain. */
    static int stem(String plain, Level level) {
        return switch (level) {
            case PROVINCE, PREFECTURE, COUNTY -> stem(plain, LEVEL);
            case TOWN -> stem(plain, TOWN);
            case VILLAGE -> {
                int community = stem(plain, COMMUNITIES);
                yield community < plain.length() ? community : stem(plain, VILLAGES);
            }
        };
    }

    private static int stem(String plain, Pattern word) {
        var end = word.matcher(plain);
        return end.find() && end.start() > 0 ? end.start() : plain.length();
    }

    private static int stem(String plain, List<String> words) {
        for (var word : words) {
            if (plain.endsWith(word) && plain.length() > word.length()) {
                return plain.length() - word.length();
            }
        }
        return plain.length();
    }

    /** What a text says a place is, after its name. */
    enum Word {
        /** Nothing. */
        NONE,
        VILLAGE,
        COMMUNITY,
        /** Something that belongs to the name, or another place. */
        OTHER;

        static Word of(String rest) {
            if (rest.isEmpty()) {
                return NONE;
            }
            if (COMMUNITIES.contains(rest)) {
                return COMMUNITY;
            }
            return VILLAGES.contains(rest) ? VILLAGE : OTHER;
        }
    }
}
