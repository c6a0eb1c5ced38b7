package org.wengang.registry.imports;

import java.io.OutputStream;
import java.util.List;
import org.springframework.core.io.InputStreamSource;

/** A kind of file that can be brought in: what it lists, how it is read, and its empty form. */
public interface Shape {

    /** The sentence of a message key, in the language of whoever reads it. */
    @FunctionalInterface
    interface Text {
        String of(String key, Object... arguments);
    }

    /** The schemas whose rows such files list, in the order in which they are offered. */
    List<String> schemas();

    /** What a file of the schema lists, in the language of whoever reads it. */
    String title(String schema, Text text);

    /**
     * @param fileName as the user knows it, for messages
     * @param meanings of headings that are not of the form
     * @throws org.wengang.kernel.Refused a {@link org.wengang.sheet.SheetProblem}, or what the
     *     headings are refused for
     */
    OpenFile open(String schema, String fileName, InputStreamSource file, Meanings meanings);

    /**
     * Whether a heading is of the form, in either language.
     *
     * @param name cleaned, as {@link org.wengang.sheet.SheetHeading#name}
     */
    boolean knows(String schema, String name);

    /** The columns of the empty form, in its order. */
    List<Column> columns(String schema, Text text);

    /**
     * @param heading as the empty form has it
     * @param label in the language of whoever reads it, or in both
     */
    record Column(String heading, String label, boolean isRequired) {}

    /**
     * Writes an empty form as a workbook; what stands above the headings is never read as a row.
     */
    void writeTemplate(String schema, Text text, OutputStream out);
}
