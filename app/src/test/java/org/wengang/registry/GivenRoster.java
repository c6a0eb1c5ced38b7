package org.wengang.registry;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.ResidentId;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetWriter;

/** A roster of invented people, as a file. */
public final class GivenRoster {

    private final List<String> headings;
    private final List<List<SheetCell>> rows = new ArrayList<>();
    private final Map<String, GivenRoster> further = new LinkedHashMap<>();

    private GivenRoster(List<String> headings) {
        this.headings = headings;
    }

    public static GivenRoster with(String... headings) {
        return new GivenRoster(List.of(headings));
    }

    /**
     * @param cells texts, whole numbers, days; null for an empty cell
     */
    public GivenRoster row(@Nullable Object... cells) {
        rows.add(Arrays.stream(cells).map(GivenRoster::cell).toList());
        return this;
    }

    /** Another sheet of the same workbook, behind those there are; the first is called 名册. */
    public GivenRoster sheet(String name, GivenRoster itsRows) {
        further.put(name, itsRows);
        return this;
    }

    /** A number nobody has: valid, issued in 石家庄, of a sequence no office gives out that day. */
    public static String id(int number) {
        var birth = LocalDate.of(1980, 1, 1).plusDays(number / 9);
        var first = "130106" + birth.toString().replace("-", "") + "99" + (1 + number % 9);
        return first + ResidentId.checkCharacter(first);
    }

    /** So many people from 保定 in private enterprises. */
    public static GivenRoster people(int count) {
        var roster = with("姓名", "证件号码", "户籍所在地", "手机号码", "单位类型");
        for (int i = 0; i < count; i++) {
            roster.row("张试一", id(i), "河北省保定市", "1380000%04d".formatted(i), "私营企业");
        }
        return roster;
    }

    public byte[] xlsx() {
        return write(SheetWriter.Format.XLSX);
    }

    /** UTF-8 with a byte order mark. */
    public byte[] csv() {
        return write(SheetWriter.Format.CSV);
    }

    /** Without a byte order mark, without quotes. */
    public byte[] csv(Charset charset) {
        var lines = new ArrayList<String>();
        lines.add(String.join(",", headings));
        rows.forEach(row ->
                lines.add(row.stream().map(SheetCell::text).collect(Collectors.joining(","))));
        return String.join("\n", lines).getBytes(charset);
    }

    private byte[] write(SheetWriter.Format format) {
        var out = new ByteArrayOutputStream();
        try (var writer = SheetWriter.open(format, out, "名册", headings)) {
            rows.forEach(writer::row);
            further.forEach((name, sheet) -> {
                writer.sheet(name, sheet.headings);
                sheet.rows.forEach(writer::row);
            });
        }
        return out.toByteArray();
    }

    private static SheetCell cell(@Nullable Object value) {
        return switch (value) {
            case null -> SheetCell.EMPTY;
            case SheetCell cell -> cell;
            case LocalDate day -> SheetCell.of(day);
            case Integer number -> SheetCell.of(number);
            case Long number -> SheetCell.of(number);
            case Object text -> SheetCell.of(text.toString());
        };
    }
}
