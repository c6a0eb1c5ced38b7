package org.wengang.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook put together part by part, to look like what programs other than ours write. */
public final class HandMade {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder relations = new StringBuilder();
    private final StringBuilder types = new StringBuilder();
    private String properties = "";
    private int count;

    public static HandMade workbook() {
        return new HandMade();
    }

    public static String row(int number, String... cells) {
        return "<row r=\"%d\">%s</row>".formatted(number, String.join("", cells));
    }

    public static String text(String cell, String text) {
        return "<c r=\"%s\" t=\"inlineStr\"><is><t xml:space=\"preserve\">%s</t></is></c>"
                .formatted(cell, text);
    }

    public static String number(String cell, int style, String raw) {
        return "<c r=\"%s\" s=\"%d\"><v>%s</v></c>".formatted(cell, style, raw);
    }

    /**
     * @param rows the inside of {@code sheetData}
     */
    public HandMade sheet(String name, String rows) {
        return sheet(name, "visible", rows);
    }

    public HandMade sheet(String name, String state, String rows) {
        return worksheet(name, state, "<sheetData>" + rows + "</sheetData>");
    }

    /**
     * @param inside of {@code worksheet}: sheetData and what stands around it
     */
    public HandMade worksheet(String name, String state, String inside) {
        count++;
        sheets.append(
                "<sheet name=\"%s\" sheetId=\"%d\" state=\"%s\" r:id=\"rId%d\"/>"
                        .formatted(name, count, state, count));
        relations.append(
                "<Relationship Id=\"rId%d\" Type=\"%s/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
                        .formatted(count, RELATIONS, count));
        return part(
                "xl/worksheets/sheet%d.xml".formatted(count),
                "<worksheet xmlns=\"%s\">%s</worksheet>".formatted(MAIN, inside));
    }

    /**
     * @param items the inside of {@code sst}, as {@code <si>} elements
     */
    public HandMade sharedStrings(String items) {
        type("xl/sharedStrings.xml", "sharedStrings");
        return part("xl/sharedStrings.xml", "<sst xmlns=\"%s\">%s</sst>".formatted(MAIN, items));
    }

    /** Style n of {@code formats}; a number is a built-in format, anything else its text. */
    public HandMade styles(String... formats) {
        var own = new StringBuilder();
        var cells = new StringBuilder();
        for (int i = 0; i < formats.length; i++) {
            var id = formats[i].matches("\\d+") ? formats[i] : Integer.toString(200 + i);
            if (!formats[i].equals(id)) {
                own.append(
                        "<numFmt numFmtId=\"%s\" formatCode=\"%s\"/>"
                                .formatted(id, formats[i].replace("\"", "&quot;")));
            }
            cells.append("<xf numFmtId=\"%s\"/>".formatted(id));
        }
        type("xl/styles.xml", "styles");
        return part(
                "xl/styles.xml",
                "<styleSheet xmlns=\"%s\"><numFmts>%s</numFmts><cellXfs>%s</cellXfs></styleSheet>"
                        .formatted(MAIN, own, cells));
    }

    public HandMade property(String attribute) {
        properties = "<workbookPr %s/>".formatted(attribute);
        return this;
    }

    public HandMade part(String name, String xml) {
        return part(
                name,
                ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml)
                        .getBytes(StandardCharsets.UTF_8));
    }

    public HandMade part(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    private void type(String part, String type) {
        types.append(
                "<Override PartName=\"/%s\" ContentType=\"%s.%s+xml\"/>"
                        .formatted(part, TYPE, type));
    }

    Path in(Path folder) throws IOException {
        return Files.write(folder.resolve("handmade.xlsx"), bytes());
    }

    /** The file, with the parts that were not given. */
    public byte[] bytes() throws IOException {
        type("xl/workbook.xml", "sheet.main");
        absent(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + types
                        + "</Types>");
        absent(
                "xl/workbook.xml",
                "<workbook xmlns=\"%s\" xmlns:r=\"%s\">%s<sheets>%s</sheets></workbook>"
                        .formatted(MAIN, RELATIONS, properties, sheets));
        absent(
                "xl/_rels/workbook.xml.rels",
                "<Relationships"
                        + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + relations
                        + "</Relationships>");
        return zip();
    }

    private void absent(String name, String xml) {
        if (!parts.containsKey(name)) {
            part(name, xml);
        }
    }

    private byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
