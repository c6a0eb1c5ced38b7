package org.wengang.registry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.wengang.sheet.HandMade;

/** An empty form as it was downloaded, to look into and to fill in as a spreadsheet would. */
public record FilledTemplate(byte[] file) {

    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final Pattern REFERENCE = Pattern.compile("&#x([0-9a-fA-F]+);");
    private static final Pattern EXAMPLE =
            Pattern.compile("<c r=\"([A-Z]+)\\d+\"[^>]*><is><t[^>]*>例：([^<]*)<");

    /** The XML of the sheet that is filled in. */
    public String sheet() {
        return part(1);
    }

    /** The XML of a sheet, its characters written out. */
    public String part(int sheet) {
        var xml = part("xl/worksheets/sheet%d.xml".formatted(sheet));
        return REFERENCE
                .matcher(new String(xml, StandardCharsets.UTF_8))
                .replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
    }

    /** With the examples once more, as the first row below the headings. */
    public byte[] withExamples(int row) {
        var cells = new ArrayList<String>();
        var examples = EXAMPLE.matcher(sheet());
        while (examples.find()) {
            var text = examples.group(2);
            cells.add(HandMade.text(examples.group(1) + row, text.equals("—") ? "" : text));
        }
        return replaced(
                sheet().replace(
                                "</sheetData>",
                                HandMade.row(row, cells.toArray(String[]::new)) + "</sheetData>"));
    }

    private byte[] replaced(String sheet) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var name : names()) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.equals(SHEET) ? sheet.getBytes(StandardCharsets.UTF_8) : part(name));
                out.closeEntry();
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return bytes.toByteArray();
    }

    private List<String> names() throws IOException {
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private byte[] part(String name) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return zip.readAllBytes();
                }
            }
            throw new IllegalArgumentException(name);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
