package org.wengang.policy.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wengang.web.Language;

/** Every form of expression as a sentence, in both languages. */
class SentencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '"',
            textBlock =
                    """
                    within(p.stay_place, param.city) ¦ 留岗地在本市〔河北省衡水市〕之内 ¦ Place of stay lies in This city [河北省衡水市]
                    outside(p.hukou, param.outsider_scope, param.city) ¦ 户籍所在地在本市〔河北省衡水市〕以外（“外地”的范围〔设区市〕） ¦ Household registration lies outside This city [河北省衡水市] (How far “from elsewhere” is [prefecture])
                    p.stay_from <= param.holiday_first ¦ 留岗开始日期不晚于春节假期首日〔2021年2月11日〕 ¦ First day of stay is no later than First day of the Spring Festival holiday [11 Feb 2021]
                    p.stay_from > date('2021-02-01') ¦ 留岗开始日期晚于2021年2月1日 ¦ First day of stay is after 1 Feb 2021
                    p.on_duty_days >= 3 ¦ 春节假期在岗天数不少于3 ¦ Days on duty in the holiday is at least 3
                    param.base * p.on_duty_days < param.budget ¦ 基础额度〔500.00元〕乘以春节假期在岗天数少于预算总额〔待确认〕 ¦ Basic voucher [¥500.00] times Days on duty in the holiday is less than Budget [to confirm]
                    (param.base + param.duty_extra) * 2 == yuan('7') ¦ （基础额度〔500.00元〕加加发标准〔100.00元〕）乘以2等于7.00元 ¦ (Basic voucher [¥500.00] plus Extra [¥100.00]) times 2 equals ¥7.00
                    p.hukou_nature != 'rural' ¦ 户口性质不是农业户口 ¦ Kind of registration is not Rural
                    p.employer_kind in ['private', 'foreign'] ¦ 单位类型属于私营企业、外商投资企业 ¦ Kind of employer is one of Private enterprise, Foreign-invested enterprise
                    !known(p.birth) ¦ 并非（已知出生日期） ¦ not (Date of birth is known)
                    years(p.birth, param.holiday_first) >= 60 ¦ 出生日期到春节假期首日〔2021年2月11日〕的整年数不少于60 ¦ full years from Date of birth to First day of the Spring Festival holiday [11 Feb 2021] is at least 60
                    days(p.stay_from, p.stay_to) == 7 ¦ 留岗开始日期到留岗结束日期的天数等于7 ¦ days from First day of stay to Last day of stay equals 7
                    known(p.home) || known(p.hukou) && known(p.birth) ¦ 已知家庭所在地，或者（已知户籍所在地，并且已知出生日期） ¦ Family home is known, or (Household registration is known, and Date of birth is known)
                    (known(p.home) || known(p.hukou)) && known(p.birth) ¦ （已知家庭所在地，或者已知户籍所在地），并且已知出生日期 ¦ (Family home is known, or Household registration is known), and Date of birth is known
                    min(p.on_duty_days, 7) > max(1, 2) ¦ 春节假期在岗天数与7中较小的多于1与2中较大的 ¦ the smaller of Days on duty in the holiday and 7 is more than the larger of 1 and 2
                    (known(p.home) ? 1 : 2) == 1 ¦ （如果已知家庭所在地，则为1，否则为2）等于1 ¦ (1 if Family home is known, otherwise 2) equals 1
                    within(p.home, region('130110')) ¦ 家庭所在地在河北省石家庄市鹿泉区之内 ¦ Family home lies in 河北省石家庄市鹿泉区
                    p.on_duty_days / 10 * 2 > -(p.on_duty_days % 7) ¦ （春节假期在岗天数除以10取整）乘以2多于0减（春节假期在岗天数除以7的余数） ¦ (Days on duty in the holiday divided by 10, without the rest) times 2 is more than 0 minus (what is left of Days on duty in the holiday over 7)
                    size('C26') == 3 || 'C26'.contains('2') ¦ C26的字数等于3，或者C26包含2 ¦ the number of characters of C26 equals 3, or C26 contains 2
                    'C26'.startsWith('C') && 'C26'.endsWith('6') ¦ C26以C开头，并且C26以6结尾 ¦ C26 starts with C, and C26 ends with 6
                    'C26' >= 'C13' && 'C' + '26' < 'C44' ¦ C26按字符编码不排在C13之前，并且C接26按字符编码排在C44之前 ¦ C26 does not come before C13, character by character, and C followed by 26 comes before C44, character by character
                    'C26'.substring(1, 3) == 'C26'.substring(1) ¦ C26前3个字去掉开头1个字是C26去掉开头1个字 ¦ C26 after its first 1 characters up to character 3 is C26 after its first 1 characters
                    known(p.home) <= known(p.hukou) ¦ 只要已知家庭所在地成立，已知户籍所在地就成立 ¦ Household registration is known holds wherever Family home is known does
                    true ¦ 是 ¦ yes
                    """)
    void an_expression_in_words(String expression, String chinese, String english) {
        assertThat(sentence(expression, Language.ZH)).isEqualTo(chinese);
        assertThat(sentence(expression, Language.EN)).isEqualTo(english);
    }

    /** As the second clause of the Hengshui voucher. */
    private static String sentence(String expression, Language language) {
        var hengshui =
                RuleWords.FOLDER.policies().stream()
                        .filter(written -> written.file().contains("R-HS-01"))
                        .findFirst()
                        .orElseThrow();
        var yaml =
                hengshui.yaml()
                        .replaceFirst(
                                "when: within[^\n]*",
                                "when: \"" + expression.replace("\"", "\\\\\"") + "\"")
                        .replaceFirst(
                                "label: 在岗加发\n    label_en: [^\n]*",
                                "label: 加发标准\n    label_en: Extra");
        var words = RuleWords.of(yaml, "R-HS-01", language);
        return words.sentences().of(words.rule().clauses().get(1));
    }
}
