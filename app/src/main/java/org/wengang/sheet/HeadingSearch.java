package org.wengang.sheet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.wengang.kernel.Refused;

/**
 * Finds the row of headings: titles, dates and units of measure often stand above it, and narrower
 * headings under wide ones in a second row.
 */
final class HeadingSearch {

    private static final int ROWS_SEARCHED = 10;

    /**
     * @param rows positioned below the headings
     * @param ignored names of further sheets that have the headings too
     */
    record Found(
            String name,
            int rowNumber,
            List<SheetHeading> headings,
            SheetRows rows,
            List<String> ignored) {}

    private final String fileName;
    private final SheetReader.Wanted wanted;
    private final List<String> required;
    private final SheetReader.Limits limits;
    private List<String> missing;

    HeadingSearch(String fileName, SheetReader.Wanted wanted, SheetReader.Limits limits) {
        this.fileName = fileName;
        this.wanted = wanted;
        this.required = wanted.required();
        this.limits = limits;
        this.missing = required;
    }

    /**
     * @throws Refused NO_HEADINGS, HEADING_TWICE, or what reading the first rows refuses
     */
    Found in(SheetSource source) {
        var tables = source.tables();
        for (int i = 0; i < tables.size(); i++) {
            var found = in(tables.get(i));
            if (found.isPresent()) {
                return withIgnored(found.get(), tables.subList(i + 1, tables.size()));
            }
        }
        throw new Refused(SheetProblem.NO_HEADINGS, fileName, String.join("、", missing));
    }

    private Found withIgnored(Found found, List<SheetSource.Table> others) {
        var ignored = new ArrayList<String>();
        for (var other : others) {
            if (!other.name().equals(found.name())) {
                in(other)
                        .ifPresent(also -> {
                            also.rows().close();
                            ignored.add(also.name());
                        });
            }
        }
        return new Found(found.name(), found.rowNumber(), found.headings(), found.rows(), ignored);
    }

    /**
     * The row of headings by most of the names that are known, among the first ten rows of each
     * table, the earlier one of two alike; empty where none has a known name.
     */
    List<SheetHeading> likeliest(SheetSource source, Predicate<String> isKnown) {
        var best = List.<SheetHeading>of();
        long most = 0;
        for (var table : source.tables()) {
            var rows = new SheetRows(table, fileName, limits);
            try {
                for (int i = 0; i < ROWS_SEARCHED && rows.hasNext(); i++) {
                    var headings = headings(rows.next());
                    long known =
                            headings.stream()
                                    .map(SheetHeading::name)
                                    .filter(isKnown)
                                    .distinct()
                                    .count();
                    if (known > most) {
                        best = headings;
                        most = known;
                    }
                }
            } finally {
                rows.close();
            }
        }
        return best;
    }

    private Optional<Found> in(SheetSource.Table table) {
        var rows = new SheetRows(table, fileName, limits);
        try {
            for (int i = 0; i < ROWS_SEARCHED && rows.hasNext(); i++) {
                var row = rows.next();
                var headings = headings(row);
                if (areAllIn(headings, row.number())) {
                    return Optional.of(found(table.name(), row.number(), headings, rows));
                }
            }
        } catch (RuntimeException refused) {
            rows.close();
            throw refused;
        }
        rows.close();
        return Optional.empty();
    }

    private Found found(String name, int number, List<SheetHeading> headings, SheetRows rows) {
        var below = rows.peek();
        if (below == null || below.number() != number + 1 || !continues(headings, below)) {
            return new Found(name, number, headings, rows, List.of());
        }
        rows.next();
        var both = new TreeMap<Integer, SheetHeading>();
        headings.forEach(heading -> both.put(heading.column(), heading));
        headings(below).forEach(heading -> both.put(heading.column(), heading));
        return new Found(name, below.number(), List.copyOf(both.values()), rows, List.of());
    }

    /**
     * Whether the row stands below merged cells: nothing under the required headings, and texts
     * where above there is the rest of a wide heading. No row that could be kept is like that.
     */
    private boolean continues(List<SheetHeading> headings, SheetRow below) {
        var above = new HashSet<Integer>();
        for (var heading : headings) {
            above.add(heading.column());
            if (required.contains(heading.name()) && !below.cell(heading.column()).isBlank()) {
                return false;
            }
        }
        boolean isWide = false;
        for (int column = 0; column < below.cells().size(); column++) {
            var cell = below.cell(column);
            if (!cell.isBlank()) {
                if (!(cell instanceof SheetCell.Text)) {
                    return false;
                }
                isWide |= !above.contains(column);
            }
        }
        return isWide;
    }

    private boolean areAllIn(List<SheetHeading> headings, int row) {
        var names = headings.stream().map(SheetHeading::name).toList();
        var absent = new ArrayList<>(required);
        absent.removeAll(new HashSet<>(names));
        if (absent.size() < missing.size()) {
            missing = absent;
        }
        if (!absent.isEmpty()) {
            return false;
        }
        for (var name : required) {
            if (Collections.frequency(names, name) > 1) {
                int column = headings.get(names.lastIndexOf(name)).column() + 1;
                throw new Refused(SheetProblem.HEADING_TWICE, fileName, name, row, column);
            }
        }
        return true;
    }

    private List<SheetHeading> headings(SheetRow row) {
        var headings = new ArrayList<SheetHeading>();
        for (int column = 0; column < row.cells().size(); column++) {
            var cell = row.cell(column);
            if (!cell.text().isEmpty()) {
                headings.add(SheetHeading.of(column, cell.text()));
            }
        }
        return wanted.understood(List.copyOf(headings));
    }
}
