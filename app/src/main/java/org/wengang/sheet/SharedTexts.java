package org.wengang.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The texts that cells of a workbook name by their number in one table. */
final class SharedTexts {

    private static final Pattern SHEET = Pattern.compile("(?i)/?xl/worksheets/[^/]+\\.xml");

    private SharedTexts() {}

    /**
     * Whether a cell names a text that is not in the table, or there is no table. Reads all sheets.
     *
     * @param file a workbook that was inspected
     */
    static boolean someAreLost(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var entries = zip.stream().toList();
            long known = 0;
            for (var entry : entries) {
                if (XlsxPackage.TEXTS.matcher(entry.getName()).matches()) {
                    known += count(zip, entry);
                }
            }
            for (var entry : entries) {
                if (SHEET.matcher(entry.getName()).matches() && namesBeyond(known, zip, entry)) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException | NumberFormatException damaged) {
            return true;
        }
    }

    private static long count(ZipFile zip, ZipEntry table) throws IOException, XMLStreamException {
        try (var in = zip.getInputStream(table)) {
            var reader = XlsxPackage.reader(in);
            long texts = 0;
            while (reader.hasNext()) {
                if (begins(reader, "si")) {
                    texts++;
                }
            }
            return texts;
        }
    }

    private static boolean namesBeyond(long known, ZipFile zip, ZipEntry sheet)
            throws IOException, XMLStreamException {
        try (var in = zip.getInputStream(sheet)) {
            var reader = XlsxPackage.reader(in);
            boolean isByNumber = false;
            while (reader.hasNext()) {
                if (!begins(reader, "c", "v")) {
                    continue;
                }
                if (reader.getLocalName().equals("c")) {
                    isByNumber = "s".equals(reader.getAttributeValue(null, "t"));
                } else if (isByNumber && isBeyond(known, reader.getElementText())) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean isBeyond(long known, String number) {
        return !number.isEmpty() && Long.parseLong(number) >= known;
    }

    private static boolean begins(XMLStreamReader reader, String... names)
            throws XMLStreamException {
        if (reader.next() != XMLStreamConstants.START_ELEMENT) {
            return false;
        }
        for (var name : names) {
            if (reader.getLocalName().equals(name)) {
                return true;
            }
        }
        return false;
    }
}
