package org.wengang.kernel;

import java.util.Set;
import java.util.regex.Pattern;

/** A person's name as on the identity card. Prints masked; {@link #value()} is the name. */
public record PersonName(String value) implements PartyName {

    public enum Fault implements Parsed.Fault {
        EMPTY,
        /** More than 60 characters. */
        LENGTH,
        /** A digit or a sign no name has. */
        CHARACTERS;

        @Override
        public String code() {
            return Written.faultCode("person-name", this);
        }
    }

    private static final int LONGEST = 60;
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}][\\p{L}\\p{M}·' .-]*");
    private static final Pattern BETWEEN_HAN = Pattern.compile("(?<=\\p{IsHan}) (?=\\p{IsHan})");
    private static final Pattern DOTS =
            Pattern.compile(" *[\\u2022\\u2027\\u30FB\\uFF65\\u22C5\\u0387\\u16EB] *| *· *");

    /**
     * Compound surnames (复姓) that still occur; a name of two characters is never one of them alone.
     */
    private static final Set<String> COMPOUND_SURNAMES =
            Set.of(
                    ("欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 司徒 宇文 夏侯 轩辕 端木 独孤 南宫"
                                    + " 百里 呼延 闻人 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 司空"
                                    + " 亓官 司寇 子车 颛孙 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 东郭"
                                    + " 南门 羊舌 微生 梁丘 左丘 东门 西门 第五 赫连 完颜 纳兰 那拉 万俟")
                            .split(" "));

    /**
     * Blanks at the ends or between Han characters are dropped, every sort of middle dot becomes
     * {@code ·}.
     */
    public static Parsed<PersonName> parse(String text) {
        var name = Written.isHan(text) ? text : withoutBlanks(Written.phrase(text));
        if (name.isEmpty()) {
            return Parsed.faulty(Fault.EMPTY);
        }
        if (name.length() > LONGEST) {
            return Parsed.faulty(Fault.LENGTH);
        }
        return NAME.matcher(name).matches()
                ? Parsed.valid(new PersonName(name))
                : Parsed.faulty(Fault.CHARACTERS);
    }

    private static String withoutBlanks(String phrase) {
        return BETWEEN_HAN.matcher(DOTS.matcher(phrase).replaceAll("·")).replaceAll("");
    }

    /**
     * For public lists: the surname stays and every other letter becomes a star ({@code 张*}, {@code
     * 欧阳**}). Of a name in parts only the first character stays ({@code 阿***·***}), of a name of
     * one character nothing.
     */
    @Override
    public String masked() {
        var shown = shownCharacters();
        var masked = new StringBuilder();
        var letters = value.codePoints().toArray();
        for (int i = 0; i < letters.length; i++) {
            if (i < shown || !Character.isLetter(letters[i])) {
                masked.appendCodePoint(letters[i]);
            } else {
                masked.append('*');
            }
        }
        return masked.toString();
    }

    private int shownCharacters() {
        int length = value.codePointCount(0, value.length());
        if (length == 1) {
            return 0;
        }
        return length > 2 && COMPOUND_SURNAMES.contains(value.substring(0, 2)) ? 2 : 1;
    }

    @Override
    public String toString() {
        return masked();
    }
}
