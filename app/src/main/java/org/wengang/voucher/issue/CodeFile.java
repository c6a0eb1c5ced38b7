package org.wengang.voucher.issue;

import java.io.OutputStream;
import java.util.List;
import org.wengang.kernel.Money;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetWriter;
import org.wengang.sheet.SheetWriter.Format;

/**
 * The codes of an issue, for whoever delivers them.
 *
 * @param slips all of the issue, in the order of their numbers
 */
record CodeFile(Issue issue, List<Slip> slips) {

    /** In Chinese in either language of the interface, as the local spreadsheets are. */
    private static final List<String> HEADINGS =
            List.of("序号", "姓名", "证件号码后四位", "面额（元）", "券码", "可用首日", "可用末日（含）");

    CodeFile {
        slips = List.copyOf(slips);
    }

    String fileName(Format format) {
        return "消费券-%s-%s%s"
                .formatted(
                        issue.policyCode(), issue.id().toString().substring(24), format.suffix());
    }

    void writeTo(OutputStream out, Format format) {
        try (var sheet = SheetWriter.open(format, out, "消费券", HEADINGS)) {
            for (var slip : slips) {
                var line = slip.line();
                sheet.row(
                        List.of(
                                SheetCell.of(line.number()),
                                SheetCell.of(line.name().value()),
                                SheetCell.of(line.last4()),
                                SheetCell.of(new Money(line.faceFen())),
                                SheetCell.of(slip.code().grouped()),
                                SheetCell.of(issue.firstDay().toString()),
                                SheetCell.of(issue.lastDay().toString())));
            }
            sheet.row(
                    List.of(
                            SheetCell.of("合计"),
                            SheetCell.of(slips.size() + "张"),
                            SheetCell.of(""),
                            SheetCell.of(new Money(issue.totalFen()))));
        }
    }
}
