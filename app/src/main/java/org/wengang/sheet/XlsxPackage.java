package org.wengang.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
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
    private static final Pattern SHEET = Pattern.compile("(?i)/?xl/worksheets/[^/]+\\.xml");
    private static final Pattern OTHER_SHEET =
            Pattern.compile("(?i)xl/workbook\\.bin|mimetype|Index/.*\\.iwa|Index\\.zip");

    /** What people send each other packed. */
    private static final Pattern SHEET_INSIDE =
            Pattern.compile("(?i).*\\.(xlsx?|xlsm|xlsb|et|ods|csv|txt|zip)");

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
                throw new Refused(otherThanWorkbook(entries), fileName);
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

    private static SheetProblem otherThanWorkbook(List<? extends ZipEntry> entries) {
        if (entries.stream().anyMatch(e -> OTHER_SHEET.matcher(e.getName()).matches())) {
            return SheetProblem.OTHER_FORMAT;
        }
        return entries.stream().anyMatch(e -> SHEET_INSIDE.matcher(e.getName()).matches())
                ? SheetProblem.ARCHIVE
                : SheetProblem.NOT_A_SHEET;
    }

    private static long inflate(ZipFile zip, ZipEntry entry, long allowed, String fileName)
            throws IOException {
        long size = 0;
        var addresses = new Addresses();
        var buffer = new byte[1 << 16];
        try (InputStream in = zip.getInputStream(entry)) {
            int read;
            while ((read = in.read(buffer)) > 0) {
                size += read;
                if (size > allowed) {
                    throw new Refused(SheetProblem.INFLATES, fileName);
                }
                if (addresses.hasColumnNobodyHas(buffer, read)) {
                    throw new Refused(SheetProblem.DAMAGED, fileName, 0);
                }
            }
        }
        return size;
    }

    /**
     * Watches for cells like {@code r="ZZZZZZ2"}. Excel ends at column XFD, but the reading library
     * makes room for every column up to the one named: a hundred bytes would take gigabytes.
     */
    private static final class Addresses {

        private static final int MOST_LETTERS = 3;

        private enum At {
            ELSEWHERE,
            NAME,
            EQUALS,
            LETTERS
        }

        private At at = At.ELSEWHERE;
        private int letters;

        /** To be called with all of a part, piece by piece. */
        boolean hasColumnNobodyHas(byte[] bytes, int length) {
            for (int i = 0; i < length; i++) {
                byte b = bytes[i];
                if (b != 0 && step(b)) {
                    return true;
                }
            }
            return false;
        }

        /** Zero bytes are left out by the caller, so that UTF-16 reads like ASCII. */
        private boolean step(byte b) {
            switch (at) {
                case ELSEWHERE -> at = b == 'r' ? At.NAME : At.ELSEWHERE;
                case NAME -> at = b == '=' ? At.EQUALS : b == 'r' || isBlank(b) ? at : At.ELSEWHERE;
                case EQUALS -> {
                    letters = 0;
                    at = b == '"' || b == '\'' ? At.LETTERS : isBlank(b) ? at : At.ELSEWHERE;
                }
                case LETTERS -> {
                    boolean isLetter = (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
                    boolean isAddress = b >= '0' && b <= '9';
                    if (isAddress && letters > MOST_LETTERS) {
                        return true;
                    }
                    letters++;
                    at = isLetter ? at : At.ELSEWHERE;
                }
            }
            return false;
        }

        private static boolean isBlank(byte b) {
            return b == ' ' || b == '\t' || b == '\n' || b == '\r';
        }
    }

    /** Excel writes 1, the reading library understands only "true". */
    private static boolean countsFrom1904(ZipFile zip, ZipEntry workbook)
            throws IOException, XMLStreamException {
        try (InputStream in = zip.getInputStream(workbook)) {
            var reader = reader(in);
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

    /**
     * Whether a cell names a text that is not in the table, or there is no table. Reads all sheets.
     *
     * @param file a workbook that was inspected
     */
    static boolean hasLostTexts(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var entries = zip.stream().toList();
            long known = 0;
            for (var entry : entries) {
                if (TEXTS.matcher(entry.getName()).matches()) {
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
            var part = reader(in);
            long texts = 0;
            while (part.hasNext()) {
                if (begins(part, "si")) {
                    texts++;
                }
            }
            return texts;
        }
    }

    private static boolean namesBeyond(long known, ZipFile zip, ZipEntry sheet)
            throws IOException, XMLStreamException {
        try (var in = zip.getInputStream(sheet)) {
            var part = reader(in);
            boolean isByNumber = false;
            while (part.hasNext()) {
                if (!begins(part, "c", "v")) {
                    continue;
                }
                if (part.getLocalName().equals("c")) {
                    isByNumber = "s".equals(part.getAttributeValue(null, "t"));
                } else if (isByNumber && isBeyond(known, part.getElementText())) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean isBeyond(long known, String number) {
        return !number.isEmpty() && Long.parseLong(number) >= known;
    }

    private static boolean begins(XMLStreamReader part, String... names) throws XMLStreamException {
        if (part.next() != XMLStreamConstants.START_ELEMENT) {
            return false;
        }
        for (var name : names) {
            if (part.getLocalName().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Of a part, in which entities stay what they are. */
    private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(in);
    }
}
