package org.wengang.voucher.settlement;

import java.io.OutputStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.wengang.kernel.Money;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetWriter;
import org.wengang.sheet.SheetWriter.Format;
import org.wengang.voucher.settlement.Settlements.Whole;

/** A statement as the merchant gets it: the same one gives the same bytes. */
public record StatementFile(Whole whole, ZoneId zone) {

    /** In Chinese in either language of the interface, as the local spreadsheets are. */
    private static final List<String> HEADINGS = List.of("凭证号", "日期", "时间", "金额（元）");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    public String fileName(Format format) {
        return "消费券结算-%s-%s%s"
                .formatted(
                        whole.statement().day(),
                        whole.statement().id().toString().substring(24),
                        format.suffix());
    }

    public void writeTo(OutputStream out, Format format) {
        try (var sheet = SheetWriter.open(format, out, "消费券结算", HEADINGS)) {
            for (var line : whole.lines()) {
                sheet.row(
                        List.of(
                                SheetCell.of(line.redemption().toString()),
                                SheetCell.of(line.day().toString()),
                                SheetCell.of(TIME.format(line.at().atZone(zone))),
                                SheetCell.of(new Money(line.amountFen()))));
            }
            var statement = whole.statement();
            sheet.row(
                    List.of(
                            SheetCell.of("合计"),
                            SheetCell.of(statement.lineCount() + "笔"),
                            SheetCell.of(statement.merchantName() + " " + statement.uscc()),
                            SheetCell.of(new Money(statement.totalFen()))));
        }
    }
}
