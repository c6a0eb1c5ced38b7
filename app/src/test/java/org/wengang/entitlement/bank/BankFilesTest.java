package org.wengang.entitlement.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wengang.database.CannotStart;
import org.wengang.engine.schema.Label;
import org.wengang.entitlement.bank.BankOrder.Account;
import org.wengang.entitlement.bank.BankOrder.Line;
import org.wengang.entitlement.bank.BankOrder.Payer;

class BankFilesTest {

    private static final UUID LINE = UUID.fromString("01980000-0000-7000-8000-0000000000ab");

    @TempDir Path folder;

    @Test
    void a_bank_with_other_wishes_gets_its_own_columns() throws Exception {
        var file = folder.resolve("own.layout");
        Files.writeString(
                file,
                """
                # ours
                收款人账号 = account
                收款人名称|收款单位 = holder
                金额 = amount
                附言 = line
                """);
        var csv = text(new BankFiles(file.toString()).write(order(50_000), BankFormat.CSV));
        assertThat(csv)
                .startsWith(
                        "\uFEFF收款人账号,收款人名称,金额,附言\r\n6222020000000000016,张试一,500.00,"
                                + "019800000000700080000000000000ab\r\n");
    }

    @Test
    void a_layout_that_says_what_nobody_knows_stops_the_program() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> BankLayout.parse("金额 = sum\n发放编号 = line", "own"))
                .withMessageContaining("金额 = sum");
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> BankLayout.parse("金额 = amount", "own"))
                .withMessageContaining("line");
    }

    @Test
    void the_same_order_gives_the_same_bytes_and_another_one_another_code() {
        var files = new BankFiles("");
        for (var format : BankFormat.values()) {
            assertThat(files.write(order(50_000), format))
                    .as(format.name())
                    .isEqualTo(files.write(order(50_000), format))
                    .isNotEqualTo(files.write(order(50_001), format));
        }
        assertThat(BankFiles.controlCode(order(50_000)))
                .isNotEqualTo(BankFiles.controlCode(order(50_001)));
    }

    @Test
    void a_reference_is_known_again_however_it_comes_back() {
        assertThat(Line.id("0198-00000000700080000000000000AB")).contains(LINE);
        assertThat(Line.id(LINE.toString())).contains(LINE);
        assertThat(Line.id("发放编号")).isEmpty();
    }

    @Test
    void a_return_is_read_under_the_names_banks_give_their_columns() {
        var text =
                "业务编号,交易金额,状态,返回码,退回原因,交易日期\r\n"
                    + "019800000000700080000000000000ab,\"1,500.00\",RJCT,AC04,账户已销户,2021-02-16\r\n"
                    + "合计,1500.00,,,,\r\n";
        var rows = ReturnFile.read(text.getBytes(StandardCharsets.UTF_8), "回执.csv");
        assertThat(rows).hasSize(1);
        var row = rows.getFirst();
        assertThat(row.line()).contains(LINE);
        assertThat(row.amountFen()).contains(150_000L);
        assertThat(row.isPaid()).contains(false);
        assertThat(row.code()).isEqualTo("AC04");
        assertThat(row.day()).contains(LocalDate.of(2021, 2, 16));
    }

    private static BankOrder order(long fen) {
        return new BankOrder(
                UUID.fromString("01980000-0000-7000-8000-0000000000cd"),
                "R-SJZ-04",
                new Label("留鹿过年补贴", "Stay-on subsidy"),
                Instant.parse("2021-02-13T01:00:00Z"),
                LocalDate.of(2021, 2, 13),
                new Payer("鹿泉区试验就业服务中心", "13050161234500000123", "试验银行"),
                List.of(
                        new Line(
                                1,
                                LINE,
                                false,
                                "张试一",
                                "13060019900101001X",
                                fen,
                                new Account("张试一", "6222020000000000016", "试验银行", null))));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
