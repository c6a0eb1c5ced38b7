package org.wengang.registry.nasty;

import static org.wengang.registry.GivenRoster.id;
import static org.wengang.sheet.HandMade.number;
import static org.wengang.sheet.HandMade.row;
import static org.wengang.sheet.HandMade.text;

import java.util.List;
import org.wengang.sheet.HandMade;

/** Workbooks whose cells are not what they seem. */
final class NastyCells {

    private static final List<String> DAYS =
            List.of(
                    "2021-02-03",
                    "2021/2/3",
                    "2021.2.3",
                    "20210203",
                    "2021年2月3日",
                    "2021年2月3号",
                    "２０２１年０２月０３日",
                    "2021 / 2 / 3",
                    "2021—2—3",
                    "2021-02-03T00:00:00",
                    "二〇二一年二月三日",
                    "二零二一年二月三日",
                    "二○二一年十二月三十一日",
                    "2021年2月3日（周三）");

    private static final List<String> NO_DAYS =
            List.of("2/3/2021", "21.2.3", "3-Feb-21", "2021年2月", "2021-02-29", "二〇二一年二月三十日", "待定");

    private NastyCells() {}

    static List<NastyFile> all() {
        return List.of(
                file(
                        "shared-strings.xlsx",
                        "shared texts with runs and pronunciation",
                        HandMade.workbook()
                                .sharedStrings(
                                        "<si><t>姓名</t></si><si><t>证件号码</t></si>"
                                                + "<si><r><t>张</t></r><r><t>试一</t></r>"
                                                + "<rPh sb=\"0\" eb=\"1\"><t>zhang</t></rPh></si>"
                                                + "<si><t>%s</t></si>".formatted(id(1)))
                                .sheet(
                                        "名册",
                                        row(1, shared("A1", 0), shared("B1", 1))
                                                + row(2, shared("A2", 2), shared("B2", 3)))),
                file(
                        "id-as-number.xlsx",
                        "IDs typed into cells for numbers",
                        sheet(
                                "备注",
                                row(2, text("A2", "张试一"), number("B2", 0, "1.3010619800101E+17"))
                                        + row(3, text("A3", "李试二"), number("B3", 0, id(2))))),
                file(
                        "mobile-as-number.xlsx",
                        "eleven digits lose nothing",
                        sheet(
                                "手机号码",
                                person(2, number("C2", 0, "13800000001"))
                                        + person(3, number("C3", 0, "1.3800000002E10")))),
                file(
                        "credit-code-as-number.xlsx",
                        "a code of digits only, typed as a number",
                        sheet("统一社会信用代码", person(2, number("C2", 0, "9.1130100E+17")))),
                file(
                        "numbers-as-text.xlsx",
                        "whole numbers as texts, with signs around",
                        sheet(
                                "春节假期在岗天数",
                                person(2, text("C2", "7"))
                                        + person(3, text("C3", " ７ "))
                                        + person(4, number("C4", 0, "7.0"))
                                        + person(5, text("C5", "7天"))
                                        + person(6, number("C6", 0, "7.5"))
                                        + person(7, text("C7", "七")))),
                file(
                        "full-width.xlsx",
                        "full-width digits and letters",
                        sheet(
                                "手机号码",
                                row(
                                        2,
                                        text("A2", "张　试一"),
                                        text("B2", "１１０１０５１９４９１２３１００２ｘ"),
                                        text("C2", "１３８００００００００")))),
                file(
                        "blanks.xlsx",
                        "blanks of every sort around and inside",
                        sheet(
                                "户籍所在地",
                                row(
                                        2,
                                        text("A2", "\u00A0张 试一\u3000"),
                                        text(
                                                "B2",
                                                "\u00A0"
                                                        + id(1).substring(0, 6)
                                                        + " "
                                                        + id(1).substring(6)
                                                        + "\u2003"),
                                        text("C2", "河北省\u00A0石家庄市\u3000鹿泉区&#10;")))),
                file(
                        "empty-texts.xlsx",
                        "texts without any text, as openpyxl and pandas write them",
                        sheet(
                                "备注",
                                person(2, "<c r=\"C2\" t=\"inlineStr\"/>")
                                        + row(
                                                3,
                                                "<c r=\"A3\" t=\"inlineStr\"/>",
                                                text("B3", id(2)),
                                                "<c r=\"C3\" t=\"s\"/>"))),
                file(
                        "unseen-marks.xlsx",
                        "marks of direction, joiners, soft hyphens",
                        sheet(
                                "备注",
                                row(
                                        2,
                                        text("A2", "\u202E张试一\u202C"),
                                        text("B2", "\u200E" + id(1) + "\u200B"),
                                        text("C2", "一\u00AD二\uFEFF")))),
                file(
                        "nul-and-controls.xlsx",
                        "what XML can not hold, as Excel writes it",
                        sheet("备注", person(2, text("C2", "一_x0000_二_x0007_三_xD800_")))),
                file(
                        "rare-hanzi.xlsx",
                        "characters beyond the first 65,536, and dots",
                        sheet(
                                "备注",
                                row(2, text("A2", "張𠮷𬱖"), text("B2", id(1)), text("C2", "𠀀"))
                                        + row(3, text("A3", "阿试•买买提"), text("B3", id(2))))),
                file(
                        "emoji.xlsx",
                        "a picture in a name and in a remark",
                        sheet(
                                "备注",
                                row(2, text("A2", "张😀"), text("B2", id(1)))
                                        + row(
                                                3,
                                                text("A3", "李试二"),
                                                text("B3", id(2)),
                                                text("C3", "好😀")))),
                file(
                        "private-use.xlsx",
                        "a name in a character only one office's font has",
                        sheet("备注", row(2, text("A2", "张\uE863"), text("B2", id(1))))),
                file(
                        "error-cells.xlsx",
                        "#N/A and #REF!, typed and computed",
                        sheet(
                                "户籍所在地",
                                person(2, "<c r=\"C2\" t=\"e\"><v>#N/A</v></c>")
                                        + person(
                                                3,
                                                "<c r=\"C3\" t=\"e\"><f>A9</f><v>#REF!</v></c>"))),
                file(
                        "formulas.xlsx",
                        "formulas with their results",
                        sheet(
                                "备注",
                                row(
                                        2,
                                        "<c r=\"A2\""
                                            + " t=\"str\"><f>\"张\"&amp;\"试一\"</f><v>张试一</v></c>",
                                        "<c r=\"B2\" t=\"str\"><f>X1</f><v>" + id(1) + "</v></c>",
                                        "<c r=\"C2\" t=\"str\"><f>IF(1,\"\",2)</f><v></v></c>"))),
                file(
                        "formulas-never-computed.xlsx",
                        "written by a program that can not compute",
                        sheet(
                                "备注",
                                row(2, text("A2", "张试一"), "<c r=\"B2\"><f>X1</f></c>")
                                        + row(
                                                3,
                                                text("A3", "李试二"),
                                                "<c r=\"B3\"><f>X2</f><v></v></c>")
                                        + person(4, "<c r=\"C4\"><f>X3</f><v/></c>"))),
                file(
                        "days-as-text.xlsx",
                        "a day written in fourteen ways",
                        sheet("留岗开始日期", people(DAYS))),
                file(
                        "no-days.xlsx",
                        "what only a person could say is a day",
                        sheet("留岗开始日期", people(NO_DAYS))),
                file(
                        "days-as-numbers.xlsx",
                        "days Excel counts, with and without a format, and one it invented",
                        sheet(
                                "留岗开始日期",
                                person(2, number("C2", 1, "44230"))
                                        + person(3, number("C3", 1, "44230.75"))
                                        + person(4, number("C4", 0, "44230"))
                                        + person(5, number("C5", 1, "60"))
                                        + person(6, number("C6", 1, "-1"))
                                        + person(7, number("C7", 0, "20210203")))),
                file(
                        "days-of-strict.xlsx",
                        "days as “Strict Open XML” writes them",
                        sheet("留岗开始日期", person(2, "<c r=\"C2\" t=\"d\"><v>2021-02-03</v></c>"))),
                file(
                        "days-of-1904.xlsx",
                        "days counted from 1904",
                        sheet("留岗开始日期", person(2, number("C2", 1, "42768")))
                                .property("date1904=\"1\"")),
                file(
                        "nobody-and-twice.xlsx",
                        "cells that must be filled are not; a person twice",
                        sheet(
                                "备注",
                                person(2)
                                        + row(3, text("A3", " "), text("C3", "有"))
                                        + row(4, text("A4", "张试一"), text("B4", id(2))))),
                file(
                        "ids-that-are-none.xlsx",
                        "fourteen digits, a mistyped one, a future birth",
                        sheet(
                                "备注",
                                row(2, text("A2", "张试一"), text("B2", "13010680010199"))
                                        + row(
                                                3,
                                                text("A3", "李试二"),
                                                text("B3", "130106198001019900"))
                                        + row(
                                                4,
                                                text("A4", "王试三"),
                                                text("B4", "110105204912310025")))));
    }

    private static String shared(String cell, int index) {
        return "<c r=\"%s\" t=\"s\"><v>%d</v></c>".formatted(cell, index);
    }

    /** The person of this row, with what else stands in it. */
    static String person(int row, String... cells) {
        return row(row, text("A" + row, "张试一"), text("B" + row, id(row)), String.join("", cells));
    }

    private static String people(List<String> cells) {
        var rows = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            rows.append(person(i + 2, text("C" + (i + 2), cells.get(i))));
        }
        return rows.toString();
    }

    static String headings(String third) {
        return row(1, text("A1", "姓名"), text("B1", "证件号码"), text("C1", third));
    }

    /** A third column of that heading; style 1 shows days. */
    static HandMade sheet(String third, String rows) {
        return HandMade.workbook().styles("0", "14").sheet("名册", headings(third) + rows);
    }

    private static NastyFile file(String name, String what, HandMade workbook) {
        return new NastyFile(name, what, workbook::bytes);
    }
}
