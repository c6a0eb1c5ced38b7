package org.wengang.registry.nasty;

import static org.wengang.registry.nasty.NastyCells.headings;
import static org.wengang.registry.nasty.NastyCells.person;
import static org.wengang.registry.nasty.NastyCells.sheet;
import static org.wengang.sheet.HandMade.number;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.wengang.sheet.HandMade;

/**
 * Files whose outside is wrong: old forms, passwords, damage, things that only look like sheets.
 */
final class NastyPackages {

    private static final String TYPES = "[Content_Types].xml";
    private static final String TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private NastyPackages() {}

    static List<NastyFile> all() {
        return List.of(
                new NastyFile(
                        "with-macros.xlsm",
                        "a workbook with macros: they are not looked at",
                        NastyPackages::withMacros),
                new NastyFile(
                        "password.xlsx",
                        "a password for opening",
                        () -> compound("EncryptedPackage")),
                new NastyFile("excel-97.xls", "Excel 97 to 2003", () -> compound("Workbook")),
                new NastyFile("wps.et", "WPS's own form", () -> compound("Workbook")),
                new NastyFile(
                        "excel-97.xlsx", "renamed, not converted", () -> compound("Workbook")),
                new NastyFile(
                        "excel-4.xls",
                        "Excel 4 and 5, never packed",
                        () -> ascii("\u0009\u0004\u0006\0\0\0\u0010\0\0\0")),
                new NastyFile("word-97.doc", "a letter", () -> compound("WordDocument")),
                new NastyFile(
                        "libreoffice.ods",
                        "LibreOffice's form",
                        () -> zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet")),
                new NastyFile(
                        "binary.xlsb", "Excel's binary form", () -> zip("xl/workbook.bin", "x")),
                new NastyFile(
                        "apple.numbers", "Apple's form", () -> zip("Index/Document.iwa", "x")),
                new NastyFile("letter.docx", "a letter", () -> zip("word/document.xml", "<x/>")),
                new NastyFile(
                        "packed.zip", "a workbook inside a zip file", () -> zip("名册.xlsx", "x")),
                new NastyFile(
                        "zip-password.xlsx", "a zip file with a password", NastyPackages::locked),
                new NastyFile("packed-alone.gz", "one packed file", () -> ascii("\u001f\u008b\b")),
                new NastyFile("packed.rar", "an archive", () -> ascii("Rar!\u001a\u0007")),
                new NastyFile("scan.pdf", "a scan", () -> ascii("%PDF-1.7\n")),
                new NastyFile("photo.jpg", "a photograph", () -> ascii("\u00ff\u00d8\u00ff\u00e0")),
                new NastyFile("truncated.xlsx", "half of a download", NastyPackages::half),
                new NastyFile(
                        "bomb.xlsx",
                        "a hundred kilobytes that unpack to a hundred megabytes of texts",
                        NastyPackages::bomb),
                new NastyFile(
                        "no-styles.xlsx",
                        "styles are missing: no number is known to be a day",
                        () ->
                                HandMade.workbook()
                                        .sheet(
                                                "名册",
                                                headings("留岗开始日期")
                                                        + person(2, number("C2", 1, "44230")))
                                        .bytes()),
                new NastyFile(
                        "no-shared-strings.xlsx",
                        "the table of texts is missing",
                        () ->
                                HandMade.workbook()
                                        .sheet(
                                                "名册",
                                                headings("备注")
                                                        + person(
                                                                2,
                                                                "<c r=\"C2\" t=\"s\"><v>3</v></c>"))
                                        .bytes()),
                new NastyFile(
                        "no-sheet.xlsx",
                        "the sheet itself is missing",
                        () -> HandMade.workbook().part("xl/workbook.xml", "<workbook/>").bytes()),
                new NastyFile(
                        "really-xlsx.csv",
                        "a workbook called .csv",
                        () -> sheet("备注", person(2)).bytes()));
    }

    private static byte[] withMacros() throws IOException {
        return sheet("备注", person(2))
                .part(
                        TYPES,
                        ("<Types"
                             + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override"
                             + " PartName=\"/xl/workbook.xml\" ContentType=\"application/"
                             + "vnd.ms-excel.sheet.macroEnabled.main+xml\"/><Override"
                             + " PartName=\"/xl/styles.xml\" ContentType=\"%s.styles+xml\"/>"
                             + "</Types>")
                                .formatted(TYPE))
                .part("xl/vbaProject.bin", new byte[100])
                .bytes();
    }

    private static byte[] half() throws IOException {
        var whole = sheet("备注", person(2)).bytes();
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] bomb() throws IOException {
        var texts = new byte[100 << 20];
        Arrays.fill(texts, (byte) ' ');
        return sheet("备注", person(2)).part("xl/sharedStrings.xml", texts).bytes();
    }

    /** Says of each part that it is encrypted. */
    private static byte[] locked() throws IOException {
        var bytes = ByteBuffer.wrap(sheet("备注", person(2)).bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i + 10 < bytes.limit(); i++) {
            int signature = bytes.getInt(i);
            if (signature == 0x04034b50) {
                bytes.put(i + 6, (byte) (bytes.get(i + 6) | 1));
            } else if (signature == 0x02014b50) {
                bytes.put(i + 8, (byte) (bytes.get(i + 8) | 1));
            }
        }
        return bytes.array();
    }

    /** The head of a compound file (MS-CFB) and the directory entry of one stream. */
    private static byte[] compound(String stream) {
        var bytes = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(0xE11AB1A1E011CFD0L);
        bytes.putShort(24, (short) 0x3E).putShort(26, (short) 3).putShort(28, (short) 0xFFFE);
        bytes.putShort(30, (short) 9).putShort(32, (short) 6);
        bytes.position(512).put("Root Entry".getBytes(StandardCharsets.UTF_16LE));
        bytes.position(640).put(stream.getBytes(StandardCharsets.UTF_16LE));
        return bytes.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] zip(String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(ascii(content));
        }
        return bytes.toByteArray();
    }
}
