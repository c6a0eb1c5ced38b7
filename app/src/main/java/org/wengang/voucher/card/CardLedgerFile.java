package org.wengang.voucher.card;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetWriter;
import org.wengang.sheet.SheetWriter.Format;

/** 光荣卡台账 (L9): cards of one kind, to whom, since when, and what was used of them. */
record CardLedgerFile(CardKind kind, List<CardLine> lines) {

    CardLedgerFile {
        lines = List.copyOf(lines);
    }

    String fileName(Format format) {
        return "光荣卡台账-%s%s".formatted(kind.id().toString().substring(24), format.suffix());
    }

    /** In Chinese in either language of the interface, as the local spreadsheets are. */
    void writeTo(OutputStream out, Format format) {
        var headings = new ArrayList<>(List.of("卡序号", "卡号后四位", "姓名", "证件号码后四位", "发放日期", "状态"));
        kind.privileges().forEach(each -> headings.add(each.name().chinese() + "（已用次数）"));
        try (var sheet = SheetWriter.open(format, out, "光荣卡台账", headings)) {
            for (var line : lines) {
                var cells =
                        new ArrayList<>(
                                List.of(
                                        SheetCell.of(Long.toString(line.number())),
                                        SheetCell.of(line.codeEnd()),
                                        SheetCell.of(line.name().value()),
                                        SheetCell.of(line.last4()),
                                        SheetCell.of(line.issuedOn().toString()),
                                        SheetCell.of(line.isBlocked() ? "已挂失" : "有效")));
                line.uses().forEach(uses -> cells.add(SheetCell.of(uses)));
                sheet.row(cells);
            }
        }
    }
}
