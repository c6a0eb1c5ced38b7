package org.wengang.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.wengang.kernel.Refused;

/**
 * What a packed workbook holds, found out before the reading library sees it: declared sizes may
 * lie, so every part is unpacked once and counted.
 *
 * @param hasStyles without them no number is known to be a day
 * @param countsFrom1904 days are counted from 1904-01-01 (workbooks born on an old Macintosh)
 */
record XlsxPackage(boolean hasStyles, boolean countsFrom1904) {

    private static final Pattern WORKBOOK = Pattern.compile("(?i)/?xl/workbook\\d*\\.xml");
    private static final Pattern STYLES = Pattern.compile("(?i)/?xl/styles\\d*\\.xml");
    private static final Pattern TEXTS = Pattern.compile("(?i)/?xl/sharedStrings\\d*\\.xml");
    private static final Pattern OTHER_SHEET = Pattern.compile("(?i)xl/workbook\\.bin|mimetype");

    /**
     * @throws Refused if it is no workbook, damaged, or larger than the limits
     */
    static XlsxPackage inspect(Path file, String fileName, SheetReader.Limits limits)
            throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var entries = zip.stream().toList();
            var workbook =
                    entries.stream()
                            .filter(e -> WORKBOOK.matcher(e.getName()).matches())
                            .findFirst();
            if (workbook.isEmpty()) {
                var other =
                        entries.stream().anyMatch(e -> OTHER_SHEET.matcher(e.getName()).matches());
                throw new Refused(
                        other ? SheetProblem.OTHER_FORMAT : SheetProblem.NOT_A_SHEET, fileName);
            }
            long left = limits.inflatedBytes();
            for (var entry : entries) {
                boolean isTexts = TEXTS.matcher(entry.getName()).matches();
                long allowed = isTexts ? Math.min(left, limits.sharedStringBytes()) : left;
                left -= inflate(zip, entry, allowed, fileName);
            }
            return new XlsxPackage(
                    entries.stream().anyMatch(e -> STYLES.matcher(e.getName()).matches()),
                    countsFrom1904(zip, workbook.get()));
        } catch (ZipException | XMLStreamException | IllegalArgumentException damaged) {
            throw new Refused(SheetProblem.DAMAGED, fileName, 0);
        }
    }

    private static long inflate(ZipFile zip, ZipEntry entry, long allowed, String fileName)
            throws IOException {
        long size = 0;
        var buffer = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(entry)) {
            int read;
            while ((read = in.read(buffer)) > 0) {
                size += read;
                if (size > allowed) {
                    throw new Refused(SheetProblem.INFLATES, fileName);
                }
            }
        }
        return size;
    }

    /** Excel writes 1, the reading library understands only "true". */
    private static boolean countsFrom1904(ZipFile zip, ZipEntry workbook)
            throws IOException, XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = zip.getInputStream(workbook)) {
            var reader = factory.createXMLStreamReader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("workbookPr")) {
                    var flag = reader.getAttributeValue(null, "date1904");
                    return "1".equals(flag) || "true".equals(flag);
                }
            }
            return false;
        }
    }
}
