package org.wengang.registry.nasty;

import static org.wengang.registry.GivenRoster.id;
import static org.wengang.registry.nasty.NastyCells.headings;
import static org.wengang.registry.nasty.NastyCells.person;
import static org.wengang.registry.nasty.NastyCells.sheet;
import static org.wengang.sheet.HandMade.row;
import static org.wengang.sheet.HandMade.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.wengang.sheet.HandMade;

/** Workbooks whose sheets, headings and rows stand elsewhere than a form has them. */
final class NastySheets {

    private static final int LAST_ROW = 1_048_576;
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private NastySheets() {}

    static List<NastyFile> all() {
        return List.of(
                file(
                        "title-merged.xlsx",
                        "a merged title and a line for the office above the headings",
                        HandMade.workbook()
                                .worksheet(
                                        "名册",
                                        "visible",
                                        "<sheetData>"
                                                + row(1, text("A1", "外来务工人员花名册"))
                                                + row(2, text("A2", "填报单位：试验机械厂"))
                                                + row(
                                                        3,
                                                        text("A3", "*姓 名"),
                                                        text("B3", "证件号码&#10;（必填）"))
                                                + row(4, text("A4", "张试一"), text("B4", id(1)))
                                                + "</sheetData><mergeCells><mergeCell"
                                                + " ref=\"A1:P1\"/></mergeCells>")),
                file(
                        "headings-in-two-rows.xlsx",
                        "姓名 and 证件号码 merged over two rows, 留岗 over two columns",
                        HandMade.workbook()
                                .sheet(
                                        "名册",
                                        row(
                                                        1,
                                                        text("A1", "姓名"),
                                                        text("B1", "证件号码"),
                                                        text("C1", "留岗"))
                                                + row(2, text("C2", "留岗开始日期"), text("D2", "留岗结束日期"))
                                                + person(
                                                        3,
                                                        text("C3", "2021-02-01"),
                                                        text("D3", "2021-02-20")))),
                file(
                        "group-headings-above.xlsx",
                        "names of groups above the headings",
                        HandMade.workbook()
                                .sheet(
                                        "名册",
                                        row(1, text("A1", "基本信息"), text("C1", "其他"))
                                                + row(
                                                        2,
                                                        text("A2", "姓名"),
                                                        text("B2", "证件号码"),
                                                        text("C2", "备注"))
                                                + person(3, text("C3", "有")))),
                file(
                        "headings-repeated.xlsx",
                        "headings again on each printed page, and a sum at the end",
                        sheet(
                                "备注",
                                person(2)
                                        + row(
                                                3,
                                                text("A3", "姓名"),
                                                text("B3", "证件号码"),
                                                text("C3", "备注"))
                                        + person(4)
                                        + row(5, text("A5", "合计"), text("C5", "2人")))),
                file(
                        "heading-twice.xlsx",
                        "two columns 姓名",
                        sheet("姓 名", person(2, text("C2", "李试二")))),
                file(
                        "optional-heading-twice.xlsx",
                        "two columns 手机号码",
                        HandMade.workbook()
                                .sheet(
                                        "名册",
                                        row(
                                                        1,
                                                        text("A1", "姓名"),
                                                        text("B1", "证件号码"),
                                                        text("C1", "手机号码"),
                                                        text("D1", "手机号码（备用）"))
                                                + person(
                                                        2,
                                                        text("C2", "13800000001"),
                                                        text("D2", "13800000002")))),
                file(
                        "headings-unknown.xlsx",
                        "a column no form has",
                        sheet("工号", person(2, text("C2", "A7")))),
                file(
                        "heading-missing.xlsx",
                        "身份证号 instead of 证件号码",
                        HandMade.workbook()
                                .sheet(
                                        "名册",
                                        row(1, text("A1", "姓名"), text("B1", "身份证号")) + person(2))),
                file(
                        "hidden-rows-and-columns.xlsx",
                        "filtered rows and a hidden column are people and facts",
                        HandMade.workbook()
                                .worksheet(
                                        "名册",
                                        "visible",
                                        "<cols><col min=\"3\" max=\"3\" width=\"0\""
                                                + " hidden=\"1\"/></cols><sheetData>"
                                                + headings("备注")
                                                + person(2, text("C2", "有"))
                                                        .replace("<row ", "<row hidden=\"1\" ")
                                                + "</sheetData><autoFilter ref=\"A1:C2\"/>")),
                file(
                        "hidden-sheets.xlsx",
                        "an old list in a hidden sheet, notes in the first",
                        HandMade.workbook()
                                .sheet("说明", row(1, text("A1", "填表说明")))
                                .sheet("旧", "hidden", headings("备注") + person(2))
                                .sheet("更旧", "veryHidden", headings("备注") + person(3))
                                .sheet("名册", headings("备注") + person(4))),
                file(
                        "only-hidden-sheets.xlsx",
                        "the only list is hidden",
                        HandMade.workbook()
                                .sheet("说明", row(1, text("A1", "填表说明")))
                                .sheet("旧", "hidden", headings("备注") + person(2))),
                file(
                        "several-sheets.xlsx",
                        "two months in two sheets",
                        HandMade.workbook()
                                .sheet("一月", headings("备注") + person(2))
                                .sheet("二月", headings("备注") + person(3))),
                file(
                        "village-sheets.xlsx",
                        "a sheet a village: other columns, a title, headings again, a person twice",
                        HandMade.workbook()
                                .sheet("说明", row(1, text("A1", "填表说明")))
                                .sheet("东村", headings("备注") + person(2) + person(3))
                                .sheet(
                                        "西村",
                                        row(1, text("B1", "西村务工人员"))
                                                + swapped(3, "证件号码", "姓名")
                                                + swapped(4, id(4), "王试四")
                                                + swapped(5, "证件号码", "姓名")
                                                + swapped(6, id(3), "张试一"))
                                .sheet("南村", headings("备注"))
                                .sheet("Sheet5", "")),
                file(
                        "sheets-incomplete.xlsx",
                        "of four sheets one lacks a heading, one has others, one is hidden",
                        HandMade.workbook()
                                .sheet("一月", headings("备注") + person(2))
                                .sheet("二月", row(1, text("A1", "姓名"), text("B1", "身份证号")))
                                .sheet("汇总", row(1, text("A1", "月份"), text("B1", "人数")))
                                .sheet("旧", "hidden", headings("备注") + person(3))
                                .sheet("选项", "hidden", row(1, text("A1", "国有企业")))),
                file(
                        "second-sheet-twice.xlsx",
                        "two columns 姓名 in the second sheet",
                        HandMade.workbook()
                                .sheet("一月", headings("备注") + person(2))
                                .sheet("二月", headings("姓名") + person(3))),
                file(
                        "second-sheet-damaged.xlsx",
                        "the XML of the second sheet breaks off",
                        HandMade.workbook()
                                .sheet("一月", headings("备注") + person(2))
                                .sheet("二月", headings("备注") + person(3) + "<row r=\"4\"><c")),
                file("empty-sheet.xlsx", "nothing in it", HandMade.workbook().sheet("Sheet1", "")),
                new NastyFile(
                        "million-empty-rows.xlsx",
                        "every row of the sheet has a border, one a person",
                        NastySheets::millionRows),
                file(
                        "last-column-styled.xlsx",
                        "a border reaches column XFD",
                        sheet("备注", person(2, "<c r=\"XFD2\" s=\"0\"/>"))),
                file(
                        "sheet-protected.xlsx",
                        "protected against changes, not against reading",
                        HandMade.workbook()
                                .worksheet(
                                        "名册",
                                        "visible",
                                        "<sheetData>"
                                                + headings("备注")
                                                + person(2)
                                                + "</sheetData><sheetProtection sheet=\"1\""
                                                + " password=\"CC3D\"/>")),
                file(
                        "without-addresses.xlsx",
                        "rows and cells without their addresses",
                        sheet("备注", person(2))
                                .part(
                                        SHEET,
                                        ("<worksheet><sheetData>"
                                                        + headings("备注")
                                                        + person(2)
                                                        + "</sheetData></worksheet>")
                                                .replaceAll(" r=\"[A-Z]*\\d+\"", ""))),
                file(
                        "with-prefixes.xlsx",
                        "elements as <x:row>, as programs of .NET write them",
                        sheet("备注", "")
                                .part(
                                        SHEET,
                                        ("<worksheet xmlns:x=\"http://schemas.openxmlformats.org"
                                                        + "/spreadsheetml/2006/main\"><sheetData>"
                                                        + headings("备注")
                                                        + person(2)
                                                        + "</sheetData></worksheet>")
                                                .replaceAll("<(/?)", "<$1x:"))),
                file(
                        "strict.xlsx",
                        "“Strict Open XML”, which Excel offers",
                        sheet("备注", "")
                                .part(
                                        SHEET,
                                        "<worksheet"
                                            + " xmlns=\"http://purl.oclc.org/ooxml/spreadsheetml/main\">"
                                            + "<sheetData>"
                                                + headings("备注")
                                                + person(2)
                                                + "</sheetData></worksheet>")),
                file(
                        "row-half-written.xlsx",
                        "the XML of a sheet breaks off",
                        sheet("备注", person(2) + "<row r=\"3\"><c r=\"A3\"")),
                file(
                        "million-columns.xlsx",
                        "a cell in a column no spreadsheet has",
                        sheet("备注", person(2, text("BDWGN2", "x")))),
                file(
                        "entities.xlsx",
                        "XML that asks for a file of the server",
                        sheet("备注", "")
                                .part(
                                        SHEET,
                                        "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/hostname\">]>"
                                                + "<worksheet><sheetData>"
                                                + headings("备注")
                                                + person(2, text("C2", "&f;"))
                                                + "</sheetData></worksheet>")));
    }

    /** Number first, then name. */
    private static String swapped(int number, String id, String name) {
        return row(number, text("B" + number, id), text("D" + number, name));
    }

    /** As WPS leaves a sheet whose columns were given a border. */
    private static byte[] millionRows() throws IOException {
        var xml = new ByteArrayOutputStream(48 << 20);
        xml.writeBytes(utf8("<worksheet><sheetData>" + headings("备注") + person(2)));
        for (int i = 3; i <= LAST_ROW; i++) {
            xml.writeBytes(utf8("<row r=\"" + i + "\"><c r=\"A" + i + "\" s=\"0\"/></row>"));
        }
        xml.writeBytes(utf8("</sheetData></worksheet>"));
        return sheet("备注", "").part(SHEET, xml.toByteArray()).bytes();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static NastyFile file(String name, String what, HandMade workbook) {
        return new NastyFile(name, what, workbook::bytes);
    }
}
