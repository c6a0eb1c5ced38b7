package org.wengang.registry.nasty;

import static org.wengang.registry.GivenRoster.id;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Text files: encodings, separators, quotes, and what Excel does to numbers in them. */
final class NastyTexts {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String HEADINGS = "姓名,证件号码,备注\r\n";
    private static final String PLAIN = HEADINGS + "张试一," + id(1) + ",有\r\n";

    private NastyTexts() {}

    static List<NastyFile> all() {
        return List.of(
                text("utf8-marked.csv", "UTF-8 with a byte order mark", "\uFEFF" + PLAIN),
                text("utf8-marked-twice.csv", "two files put together", "\uFEFF\uFEFF" + PLAIN),
                text("gb18030.csv", "Chinese Excel's CSV", PLAIN, GB18030),
                text(
                        "gb18030-rare.csv",
                        "a name of four bytes in GB18030",
                        PLAIN.replace("张试一", "张𬱖一"),
                        GB18030),
                text(
                        "utf16le.txt",
                        "Excel's “Unicode text”: tabs",
                        "\uFEFF" + PLAIN.replace(',', '\t'),
                        StandardCharsets.UTF_16LE),
                text(
                        "utf16be-marked.csv",
                        "the other byte order",
                        "\uFEFF" + PLAIN,
                        StandardCharsets.UTF_16BE),
                text(
                        "utf16-unmarked.csv",
                        "UTF-16 that does not say so",
                        PLAIN,
                        StandardCharsets.UTF_16LE),
                bytes("two-encodings.csv", "UTF-8 and GB18030 in one file", mixed()),
                text("empty.csv", "no byte", ""),
                text("blanks.csv", "nothing but blank lines", "\r\n \r\n,,\r\n"),
                text("headings-only.csv", "nobody in it", HEADINGS),
                text("no-headings.csv", "people without headings", "张试一," + id(1) + "\r\n"),
                text("heading-row-11.csv", "ten lines of notes", "说明\n".repeat(10) + PLAIN),
                text("semicolons.csv", "semicolons", PLAIN.replace(',', ';')),
                text("sep-line.csv", "a first line for Excel", "sep=;\n" + PLAIN.replace(',', ';')),
                text("pipes.txt", "upright strokes", PLAIN.replace(',', '|')),
                text("full-width-commas.csv", "full-width commas", PLAIN.replace(',', '，')),
                text("old-mac.csv", "lines end with CR", PLAIN.replace("\r\n", "\r")),
                text(
                        "quotes.csv",
                        "commas, quotes and a line break in a cell",
                        HEADINGS + "张试一," + id(1) + ",\"甲,乙\n\"\"丙\"\"\"\r\n"),
                text(
                        "quote-never-closed.csv",
                        "one quote too few",
                        HEADINGS + "张试一,\"" + id(1) + ("\r\n李试二," + id(2)).repeat(2000)),
                text(
                        "apostrophes.csv",
                        "apostrophes in front of numbers",
                        "姓名,证件号码,手机号码,统一社会信用代码\n"
                                + ("张试一,'" + id(1) + ",'13800000001,'91350100M000100Y43\n")
                                + ("李试二,’" + id(2) + ",`13800000002,\n")),
                text(
                        "formula-texts.csv",
                        "every cell written as =\"…\"",
                        HEADINGS + "=\"张试一\",=\"" + id(1) + "\",=\"\"\n"),
                text(
                        "tabs-behind-numbers.csv",
                        "a tab behind each number, against Excel",
                        HEADINGS + "张试一,\"" + id(1) + "\t\",\t有\n"),
                text(
                        "scientific.csv",
                        "saved by Excel: digits of IDs are lost",
                        "姓名,证件号码,统一社会信用代码\n"
                                + ("张试一,1.30106E+17,\n")
                                + ("李试二,130106198001019000,\n")
                                + ("王试三," + id(3) + ",9.1350100E+17\n")),
                text(
                        "documents.csv",
                        "documents beyond the resident ID",
                        "姓名,证件类型,证件号码,出生日期,性别\n"
                                + "张试一,外国护照,x－12345678,1990-05-01,男性\n"
                                + "李试二,台胞证,0123456701(B),1990/5/1,女\n"
                                + "王试三,回乡证,h 12345678 02,19900501,女\n"
                                + "赵试四,,911124198108030024,,\n"
                                + "钱试五,港澳台居民居住证,830000199201300022,1992年1月,不详\n"
                                + "孙试六,中国护照,E12345678,,男\n"
                                + "周试七,护照,E12345679,1990-05-01,男\n"
                                + ("吴试八,身份证," + id(1) + ",1980-01-02,男\n")
                                + ("郑试九,港澳台居民居住证," + id(2) + ",,\n")
                                + "冯试十,台湾居民来往大陆通行证,1234567,1990-05-01,男\n"
                                + "陈试一,外国护照,X12345678,1991-05-01,女\n"
                                + "褚试二,外国护照,X12345670,1890-05-01,女\n"
                                + ("卫试三,外国护照," + id(3) + ",,\n")
                                + ("蒋试四,01," + id(4) + ",1980.1,#N/A\n")),
                text("nul.csv", "a zero byte among the first", PLAIN.replace("有", "有\0")),
                text(
                        "nul-later.csv",
                        "a zero byte further on",
                        HEADINGS + "\n".repeat(5000) + "张试一," + id(1) + ",一\0二\n"),
                text(
                        "ragged.csv",
                        "rows shorter and longer",
                        PLAIN + "李试二\n王试三," + id(3) + ",,,x\n"),
                text(
                        "million-columns.csv",
                        "a million commas",
                        PLAIN + "x" + ",".repeat(1_000_000) + "x\n"),
                text(
                        "really-html.xls",
                        "a web page called .xls",
                        "<html><table><tr><td>姓名</table>"),
                text(
                        "really-mhtml.xls",
                        "a web archive called .xls",
                        "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>"),
                text(
                        "excel-2003.xml",
                        "Excel's own XML of 2003",
                        "<?xml version=\"1.0\"?><Workbook"
                                + " xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"),
                text("really-csv.xlsx", "text called .xlsx", PLAIN));
    }

    private static byte[] mixed() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(PLAIN.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes("李试二,,一\u20ac\n".getBytes(Charset.forName("GBK")));
        bytes.write(0xFF);
        return bytes.toByteArray();
    }

    private static NastyFile text(String name, String what, String text) {
        return text(name, what, text, StandardCharsets.UTF_8);
    }

    private static NastyFile text(String name, String what, String text, Charset charset) {
        return bytes(name, what, text.getBytes(charset));
    }

    private static NastyFile bytes(String name, String what, byte[] bytes) {
        return new NastyFile(name, what, () -> bytes);
    }
}
