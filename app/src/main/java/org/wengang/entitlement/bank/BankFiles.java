package org.wengang.entitlement.bank;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wengang.kernel.Money;
import org.wengang.security.sign.FileSigner;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetWriter;
import org.wengang.sheet.SheetWriter.Format;

/** Writes an order in the form a bank wants. */
@Component
public final class BankFiles {

    private static final int CODE_BYTES = 8;

    private final BankLayout layout;

    BankFiles(@Value("${wengang.payment.layout:}") String layout) {
        this.layout = BankLayout.read(layout);
    }

    public byte[] write(BankOrder order, BankFormat format) {
        var out = new ByteArrayOutputStream();
        switch (format) {
            case XLSX -> sheet(order, Format.XLSX, out);
            case CSV -> sheet(order, Format.CSV, out);
            case PAIN001 -> Pain001.write(order, out);
        }
        return out.toByteArray();
    }

    /** As the officer’s computer shall call it. */
    public static String name(BankOrder order, BankFormat format) {
        return "发放清单-%s-%s-%s%s"
                .formatted(
                        order.policyCode(),
                        order.day(),
                        order.id().toString().substring(24),
                        format.suffix());
    }

    private void sheet(BankOrder order, Format format, OutputStream out) {
        try (var sheet = SheetWriter.open(format, out, "发放清单", layout.headings(order))) {
            for (var line : order.lines()) {
                sheet.row(layout.cells(order, line));
            }
            sheet.row(
                    List.of(
                            SheetCell.of("合计"),
                            SheetCell.of(order.lines().size() + "笔"),
                            SheetCell.of("校验码 " + controlCode(order)),
                            SheetCell.of(new Money(order.totalFen()))));
        }
    }

    /**
     * Sixteen hex digits of SM3 over number, holder, account, fen and reference of every line: told
     * to the bank by telephone, it says whether the lines are the same.
     */
    static String controlCode(BankOrder order) {
        var text = new StringBuilder();
        for (var line : order.lines()) {
            var account = line.account();
            text.append(
                    "%d|%s|%s|%s|%s|%d|%s\n"
                            .formatted(
                                    line.number(),
                                    line.name(),
                                    line.payeeNumber(),
                                    account == null ? "" : account.holder(),
                                    account == null ? "" : account.number(),
                                    line.amountFen(),
                                    line.reference()));
        }
        var digest = FileSigner.digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, CODE_BYTES);
    }
}
