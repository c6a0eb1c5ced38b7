package org.wengang.entitlement.payment;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.wengang.kernel.Money;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetWriter;
import org.wengang.sheet.SheetWriter.Format;

/**
 * The file that goes to the bank. Made of what is stored with the batch and nothing else, so that
 * the same batch gives the same bytes whenever it is downloaded.
 *
 * @param lines in the order of their numbers, identity numbers in clear
 */
record PaymentFile(PaymentBatch batch, List<Line> lines) {

    /**
     * Headings as the local spreadsheet has them, in Chinese in either language of the interface.
     */
    private static final List<String> TO_PEOPLE =
            List.of("序号", "姓名", "证件号码", "金额（元）", "政策编号", "政策名称", "发放编号");

    private static final List<String> TO_ORGANISATIONS =
            List.of("序号", "单位名称", "统一社会信用代码", "金额（元）", "政策编号", "政策名称", "发放编号");

    /**
     * @param payeeNumber of the resident ID, or the credit code of an organisation, in clear
     */
    record Line(
            int number,
            boolean isOrganisationPaid,
            String name,
            String payeeNumber,
            long amountFen,
            UUID award) {

        @Override
        public String toString() {
            return "Line[" + number + "]";
        }
    }

    String fileName(Format format) {
        return "发放清单-%s-%s-%s%s"
                .formatted(
                        batch.policyCode(),
                        batch.madeOn(),
                        batch.id().toString().substring(24),
                        format.suffix());
    }

    void writeTo(OutputStream out, Format format) {
        try (var sheet = SheetWriter.open(format, out, "发放清单", headings())) {
            for (var line : lines) {
                sheet.row(cells(line));
            }
            sheet.row(
                    List.of(
                            SheetCell.of("合计"),
                            SheetCell.of(lines.size() + "笔"),
                            SheetCell.of("校验码 " + controlCode()),
                            SheetCell.of(new Money(batch.totalFen()))));
        }
    }

    private List<String> headings() {
        return isToOrganisations() ? TO_ORGANISATIONS : TO_PEOPLE;
    }

    /** A policy pays the ones or the others. */
    private boolean isToOrganisations() {
        return lines.stream().anyMatch(Line::isOrganisationPaid);
    }

    private List<SheetCell> cells(Line line) {
        var cells = new ArrayList<SheetCell>();
        cells.add(SheetCell.of(line.number()));
        cells.add(SheetCell.of(line.name()));
        cells.add(SheetCell.of(line.payeeNumber()));
        cells.add(SheetCell.of(new Money(line.amountFen())));
        cells.add(SheetCell.of(batch.policyCode()));
        cells.add(SheetCell.of(batch.policyTitle().chinese()));
        cells.add(SheetCell.of(line.award().toString()));
        return cells;
    }

    /**
     * Sixteen hex digits of SHA-256 over number, name, identity number, fen and award of every
     * line: tells whether a file was altered on its way.
     */
    String controlCode() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var line : lines) {
                digest.update(
                        "%d|%s|%s|%d|%s\n"
                                .formatted(
                                        line.number(),
                                        line.name(),
                                        line.payeeNumber(),
                                        line.amountFen(),
                                        line.award())
                                .getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
