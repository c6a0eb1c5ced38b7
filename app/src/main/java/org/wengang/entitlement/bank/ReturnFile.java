package org.wengang.entitlement.bank;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.wengang.kernel.Money;
import org.wengang.kernel.Refused;
import org.wengang.registry.cell.WrittenDay;
import org.wengang.sheet.SheetReader;
import org.wengang.sheet.SheetReader.Limits;
import org.wengang.sheet.SheetReader.Sheet;
import org.wengang.sheet.SheetReader.Wanted;
import org.wengang.sheet.SheetRow;

/** What a bank gives back of an order: a sheet with a line each, by its reference. */
public final class ReturnFile {

    static final String REFERENCE = "发放编号";

    private static final String AMOUNT = "金额";
    private static final String OUTCOME = "处理结果";
    private static final String REASON = "失败原因";
    private static final String CODE = "失败代码";
    private static final String DAY = "处理日期";

    private static final Wanted WANTED =
            new Wanted(
                    List.of(REFERENCE, AMOUNT, OUTCOME),
                    Map.ofEntries(
                            Map.entry("EndToEndId", REFERENCE),
                            Map.entry("业务编号", REFERENCE),
                            Map.entry("交易金额", AMOUNT),
                            Map.entry("交易结果", OUTCOME),
                            Map.entry("状态", OUTCOME),
                            Map.entry("结果", OUTCOME),
                            Map.entry("原因", REASON),
                            Map.entry("退回原因", REASON),
                            Map.entry("返回码", CODE),
                            Map.entry("错误代码", CODE),
                            Map.entry("交易日期", DAY),
                            Map.entry("入账日期", DAY)));

    private static final Set<String> PAID = Set.of("成功", "交易成功", "已入账", "已发放", "ACSC", "ACCC");
    private static final Set<String> BOUNCED = Set.of("失败", "交易失败", "退回", "退票", "已退回", "RJCT");

    /** The headings a return must have, for those who make one. */
    public static final String HEADINGS = String.join("、", REFERENCE, AMOUNT, OUTCOME, REASON);

    /** Behind the day. */
    private static final Pattern TIME = Pattern.compile("[ T]\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?$");

    private ReturnFile() {}

    /**
     * A row as it stands there.
     *
     * @param row its number in the file, {@link SheetRow#inFile}
     * @param line empty if it is no reference
     * @param amountFen empty if it is no amount
     * @param isPaid empty if it says neither that it was paid nor that it came back
     * @param reason in the bank’s words, at most 200 characters; empty for none
     * @param code at most 35 characters; empty for none
     * @param day on which it was settled; empty if the file does not say, or not readably
     * @param isDayReadable also where the file does not say
     */
    public record Row(
            int row,
            Optional<UUID> line,
            Optional<Long> amountFen,
            Optional<Boolean> isPaid,
            String reason,
            String code,
            Optional<LocalDate> day,
            boolean isDayReadable) {}

    /**
     * All rows but the one of the sum, which names no line.
     *
     * @throws Refused sheet-…
     */
    public static List<Row> read(byte[] content, String fileName) {
        try (var sheet =
                SheetReader.open(
                        new ByteArrayInputStream(content), fileName, WANTED, Limits.DEFAULT)) {
            var columns = sheet.sheets().stream().map(ReturnFile::columns).toList();
            return sheet.rows()
                    .filter(row -> !isSum(row))
                    .map(row -> row(row, columns.get(row.sheet())))
                    .toList();
        }
    }

    private static Map<String, Integer> columns(Sheet sheet) {
        var columns = new HashMap<String, Integer>();
        for (var heading : sheet.headings()) {
            columns.putIfAbsent(heading.name(), heading.column());
        }
        return columns;
    }

    private static boolean isSum(SheetRow row) {
        return row.cells().stream().anyMatch(cell -> cell.text().equals("合计"));
    }

    private static Row row(SheetRow row, Map<String, Integer> columns) {
        var outcome = text(row, columns, OUTCOME);
        var writtenDay = text(row, columns, DAY);
        var day = Optional.ofNullable(WrittenDay.parse(TIME.matcher(writtenDay).replaceFirst("")));
        return new Row(
                row.inFile(),
                BankOrder.Line.id(text(row, columns, REFERENCE)),
                fen(text(row, columns, AMOUNT)),
                PAID.contains(outcome)
                        ? Optional.of(true)
                        : BOUNCED.contains(outcome) ? Optional.of(false) : Optional.empty(),
                cut(text(row, columns, REASON), 200),
                cut(text(row, columns, CODE), 35),
                day,
                day.isPresent() || writtenDay.isEmpty());
    }

    private static Optional<Long> fen(String text) {
        return Money.read(text).map(Money::fen);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private static String text(SheetRow row, Map<String, Integer> columns, String heading) {
        var column = columns.get(heading);
        return column == null ? "" : row.cell(column).text();
    }
}
