package org.wengang.engine.schema;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values as text and back, by type. */
final class ValueText {

    private static final Pattern INT = Pattern.compile("-?[0-9]{1,15}");
    private static final Pattern MONEY = Pattern.compile("-?[0-9]{1,13}(\\.[0-9]{1,2})?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private ValueText() {}

    static @Nullable Object parse(Type type, String text) {
        return switch (type) {
            case Type.Simple.BOOL ->
                    text.equals("true")
                            ? Boolean.TRUE
                            : text.equals("false") ? Boolean.FALSE : null;
            case Type.Simple.INT -> INT.matcher(text).matches() ? Long.valueOf(text) : null;
            case Type.Simple.MONEY ->
                    MONEY.matcher(text).matches()
                            ? Long.valueOf(new BigDecimal(text).movePointRight(2).longValueExact())
                            : null;
            case Type.Simple.DATE -> DATE.matcher(text).matches() ? date(text) : null;
            case Type.Simple.REGION -> Region.parse(text);
            case Type.Simple.STRING -> isStorable(text) ? text : null;
            case Type.Code ignored -> CodeList.CODE.matcher(text).matches() ? text : null;
            case Type.Codes ignored -> codes(text);
            case Type.Tiers tiers -> TierTable.parse(tiers, text);
        };
    }

    /** No database keeps a NUL, and half a surrogate pair is no character. */
    private static boolean isStorable(String text) {
        return text.codePoints().allMatch(c -> c != 0 && (c < 0xD800 || c > 0xDFFF));
    }

    private static @Nullable LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            return date.getYear() >= 1 ? date : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable List<String> codes(String text) {
        var codes = new ArrayList<String>();
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String code = part.strip();
            if (!CodeList.CODE.matcher(code).matches() || codes.contains(code)) {
                return null;
            }
            codes.add(code);
        }
        return List.copyOf(codes);
    }

    static boolean accepts(Type type, Object value) {
        return switch (type) {
            case Type.Simple.BOOL -> value instanceof Boolean;
            case Type.Simple.INT, Type.Simple.MONEY -> value instanceof Long;
            case Type.Simple.DATE ->
                    value instanceof LocalDate date
                            && date.getYear() >= 1
                            && date.getYear() <= 9999;
            case Type.Simple.REGION -> value instanceof Region;
            case Type.Simple.STRING -> value instanceof String text && isStorable(text);
            case Type.Code ignored ->
                    value instanceof String code && CodeList.CODE.matcher(code).matches();
            case Type.Codes ignored ->
                    value instanceof List<?> codes
                            && codes.stream().distinct().count() == codes.size()
                            && codes.stream()
                                    .allMatch(code ->
                                            code instanceof String text
                                                    && CodeList.CODE.matcher(text).matches());
            case Type.Tiers tiers ->
                    value instanceof TierTable table
                            && table.equals(TierTable.parse(tiers, table.text(tiers)));
        };
    }

    static String write(Type type, Object value) {
        if (!accepts(type, value)) {
            throw new IllegalArgumentException(
                    "Not a value of type %s, but of %s"
                            .formatted(type.word(), value.getClass().getName()));
        }
        return switch (type) {
            case Type.Simple.MONEY -> BigDecimal.valueOf((Long) value, 2).toPlainString();
            case Type.Codes ignored ->
                    String.join(",", ((List<?>) value).stream().map(String.class::cast).toList());
            case Type.Simple.BOOL, Type.Simple.INT, Type.Simple.DATE -> value.toString();
            case Type.Simple.REGION, Type.Simple.STRING -> value.toString();
            case Type.Code ignored -> value.toString();
            case Type.Tiers tiers -> ((TierTable) value).text(tiers);
        };
    }
}
