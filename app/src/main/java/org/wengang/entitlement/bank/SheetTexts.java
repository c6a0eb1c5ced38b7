package org.wengang.entitlement.bank;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.wengang.kernel.Refused;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetReader;
import org.wengang.sheet.SheetReader.Limits;

/** What stands in a sheet, whatever its layout. */
public final class SheetTexts {

    private SheetTexts() {}

    /** The texts of its cells, one a line; empty if it is no sheet with the lines’ ids. */
    public static Optional<String> of(byte[] content, String fileName) {
        try (var sheet =
                SheetReader.open(
                        new ByteArrayInputStream(content),
                        fileName,
                        List.of(ReturnFile.REFERENCE),
                        Limits.DEFAULT)) {
            return Optional.of(
                    sheet.rows()
                            .flatMap(row -> row.cells().stream())
                            .map(SheetCell::text)
                            .collect(Collectors.joining("\n")));
        } catch (Refused noSheet) {
            return Optional.empty();
        }
    }
}
