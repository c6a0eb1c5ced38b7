package org.wengang.entitlement.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wengang.database.CannotStart;
import org.wengang.kernel.Money;
import org.wengang.sheet.SheetCell;

/**
 * Which columns a bank wants in its sheet, as {@code bank/payment.layout} says or a file of the
 * installation's own.
 */
final class BankLayout {

    private static final String STANDARD = "/bank/payment.layout";

    private final List<Column> columns;

    private BankLayout(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    /**
     * @param toOrganisations its heading where organisations are paid
     */
    private record Column(String toPeople, String toOrganisations, Field field) {}

    /** What can stand in a column. */
    private enum Field {
        NUMBER,
        NAME,
        ID,
        AMOUNT,
        POLICY,
        TITLE,
        LINE,
        HOLDER,
        ACCOUNT,
        BANK,
        BANK_CODE;

        String written() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param file the installation's own; empty for the one that comes with the program
     * @throws CannotStart if a line of it says nothing that is known
     */
    static BankLayout read(String file) {
        try {
            return parse(
                    file.isBlank() ? standard() : Files.readString(Path.of(file)),
                    file.isBlank() ? STANDARD : file);
        } catch (IOException unreadable) {
            throw new CannotStart("The layout " + file + " cannot be read.", unreadable);
        }
    }

    private static String standard() {
        try (var in = BankLayout.class.getResourceAsStream(STANDARD)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + STANDARD);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static BankLayout parse(String text, String file) {
        var columns = new ArrayList<Column>();
        for (var line : text.lines().map(String::strip).toList()) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                columns.add(column(line, file));
            }
        }
        if (columns.stream().noneMatch(column -> column.field() == Field.LINE)) {
            throw new CannotStart("The layout " + file + " has no column “line”.");
        }
        return new BankLayout(columns);
    }

    private static Column column(String line, String file) {
        var equals = line.lastIndexOf('=');
        var wanted = line.substring(equals + 1).strip();
        for (var field : Field.values()) {
            if (equals > 0 && field.written().equals(wanted)) {
                var headings = line.substring(0, equals).strip().split("\\|", 2);
                return new Column(headings[0], headings[headings.length - 1], field);
            }
        }
        throw new CannotStart("The layout %s says “%s”, which is no column.".formatted(file, line));
    }

    List<String> headings(BankOrder order) {
        return columns.stream()
                .map(column ->
                        order.isToOrganisations() ? column.toOrganisations() : column.toPeople())
                .toList();
    }

    List<SheetCell> cells(BankOrder order, BankOrder.Line line) {
        return columns.stream().map(column -> cell(column.field(), order, line)).toList();
    }

    private static SheetCell cell(Field field, BankOrder order, BankOrder.Line line) {
        var account = line.account();
        return switch (field) {
            case NUMBER -> SheetCell.of(line.number());
            case NAME -> SheetCell.of(line.name());
            case ID -> SheetCell.of(line.payeeNumber());
            case AMOUNT -> SheetCell.of(new Money(line.amountFen()));
            case POLICY -> SheetCell.of(order.policyCode());
            case TITLE -> SheetCell.of(order.policyTitle().chinese());
            case LINE -> SheetCell.of(line.reference());
            case HOLDER -> account == null ? SheetCell.EMPTY : SheetCell.of(account.holder());
            case ACCOUNT -> account == null ? SheetCell.EMPTY : SheetCell.of(account.number());
            case BANK -> account == null ? SheetCell.EMPTY : SheetCell.of(account.bank());
            case BANK_CODE ->
                    account == null || account.bankCode() == null
                            ? SheetCell.EMPTY
                            : SheetCell.of(account.bankCode());
        };
    }
}
