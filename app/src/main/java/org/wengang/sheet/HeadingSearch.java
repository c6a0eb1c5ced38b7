package org.wengang.sheet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.Refused;
import org.wengang.sheet.SheetReader.Skipped;
import org.wengang.sheet.SheetReader.Skipped.Why;

/**
 * Finds the row of headings of every sheet: titles, dates and units of measure often stand above
 * it, and narrower headings under wide ones in a second row.
 */
final class HeadingSearch {

    private static final int ROWS_SEARCHED = 10;

    /**
     * @param sheets that are read, in order; at least one
     * @param parts the rows of each
     * @param skipped sheets that are not read
     */
    record Found(
            List<SheetReader.Sheet> sheets, List<SheetRows.Part> parts, List<Skipped> skipped) {}

    /**
     * What stands at the beginning of a sheet.
     *
     * @param row the last one of the headings, or the one that comes nearest
     * @param missing of the required headings, in that row
     * @param table with that row; null where the sheet has nothing in it
     */
    private record Top(
            int row,
            List<SheetHeading> headings,
            List<String> missing,
            SheetSource.@Nullable Table table) {

        boolean isComplete() {
            return table != null && missing.isEmpty();
        }

        Top orNearer(Top other) {
            return table == null || other.missing.size() < missing.size() ? other : this;
        }
    }

    /**
     * A sheet that was looked into.
     *
     * @param called for messages
     */
    private record Looked(SheetSource.Tab tab, String called, Top top) {

        boolean isReadable() {
            return !tab.isHidden() && top.isComplete();
        }

        SheetReader.Sheet sheet() {
            return new SheetReader.Sheet(tab.name(), called, top.row(), top.headings());
        }

        SheetRows.Part part() {
            var table = Optional.ofNullable(top.table()).orElseThrow();
            return new SheetRows.Part(called, top.row(), table);
        }
    }

    private final String fileName;
    private final SheetReader.Wanted wanted;
    private final List<String> required;
    private final SheetReader.Limits limits;

    HeadingSearch(String fileName, SheetReader.Wanted wanted, SheetReader.Limits limits) {
        this.fileName = fileName;
        this.wanted = wanted;
        this.required = wanted.required();
        this.limits = limits;
    }

    /**
     * @throws Refused NO_HEADINGS, HEADING_TWICE, TOO_MANY_SHEETS, or what reading the first rows
     *     refuses
     */
    Found in(SheetSource source) {
        var tabs = source.tabs();
        var looked = tabs.stream().map(tab -> looked(tab, called(tab, tabs))).toList();
        boolean areOthersRead = looked.stream().noneMatch(this::isWanted);
        var sheets = new ArrayList<SheetReader.Sheet>();
        var parts = new ArrayList<SheetRows.Part>();
        var skipped = new ArrayList<Skipped>();
        for (var each : looked) {
            if (isWanted(each) || areOthersRead && each.isReadable()) {
                sheets.add(each.sheet());
                parts.add(each.part());
            } else {
                skipped(each).ifPresent(skipped::add);
            }
        }
        if (sheets.isEmpty()) {
            throw new Refused(
                    SheetProblem.NO_HEADINGS, fileName, String.join("、", nearest(looked)));
        }
        if (sheets.size() > SheetRow.MOST_SHEETS) {
            throw new Refused(SheetProblem.TOO_MANY_SHEETS, fileName, SheetRow.MOST_SHEETS);
        }
        return new Found(List.copyOf(sheets), parts, List.copyOf(skipped));
    }

    private List<String> nearest(List<Looked> looked) {
        return looked.stream()
                .filter(each -> !each.tab().isHidden())
                .map(each -> each.top().missing())
                .min(Comparator.comparing(List::size))
                .orElse(required);
    }

    private boolean isWanted(Looked looked) {
        return looked.isReadable() && !wanted.isOther().test(looked.top().headings());
    }

    /** Whose rows a refusal speaks of: the file's, and of one of its sheets where it has more. */
    private String called(SheetSource.Tab tab, List<SheetSource.Tab> tabs) {
        long visible = tabs.stream().filter(each -> !each.isHidden()).count();
        return visible == 1 ? fileName : fileName + " / " + tab.name();
    }

    private Looked looked(SheetSource.Tab tab, String called) {
        try {
            return new Looked(tab, called, top(tab, called));
        } catch (Refused refused) {
            // what is wrong with a hidden sheet is nobody's concern
            if (tab.isHidden()) {
                return new Looked(tab, called, nothing());
            }
            throw refused;
        }
    }

    private Top nothing() {
        return new Top(0, List.of(), required, null);
    }

    private Top top(SheetSource.Tab tab, String called) {
        var nearest = nothing();
        for (var table : tab.readings()) {
            var top = top(table, called);
            if (top.isComplete()) {
                return top;
            }
            nearest = nearest.orNearer(top);
        }
        return nearest;
    }

    private Top top(SheetSource.Table table, String called) {
        var nearest = nothing();
        try (var rows = rows(table, called)) {
            for (int i = 0; i < ROWS_SEARCHED && rows.hasNext(); i++) {
                var row = rows.next();
                var headings = headings(row);
                var missing = missing(headings);
                if (missing.isEmpty()) {
                    refuseTwice(headings, called, row.number());
                    return whole(table, row.number(), headings, rows);
                }
                nearest = nearest.orNearer(new Top(row.number(), headings, missing, table));
            }
        }
        return nearest;
    }

    private SheetRows rows(SheetSource.Table table, String name) {
        return new SheetRows(fileName, List.of(new SheetRows.Part(name, 0, table)), limits);
    }

    /**
     * What is told of a sheet that is not read: nothing of an empty one, nor of a hidden one that
     * nobody could take for what is read, such as lists of words.
     */
    private Optional<Skipped> skipped(Looked looked) {
        var name = looked.tab().name();
        var top = looked.top();
        if (top.table() == null) {
            return Optional.empty();
        }
        if (2 * top.missing().size() > required.size()) {
            return looked.tab().isHidden()
                    ? Optional.empty()
                    : Optional.of(new Skipped(name, Why.OTHER, List.of(), List.of()));
        }
        var why = top.isComplete() ? Why.OTHER_FORM : Why.HEADINGS_MISSING;
        return Optional.of(
                new Skipped(
                        name,
                        looked.tab().isHidden() ? Why.HIDDEN : why,
                        top.missing(),
                        top.headings()));
    }

    /**
     * The headings, by most of the names that are known, among the first ten rows of each sheet,
     * the earlier row of two alike; those of a sheet with less than half as many known names as
     * another has are left out. Empty where none has a known name.
     */
    List<SheetHeading> likeliest(SheetSource source, Predicate<String> isKnown) {
        var bySheet = new ArrayList<Likely>();
        var tabs = source.tabs();
        for (var tab : tabs.stream().filter(each -> !each.isHidden()).toList()) {
            var best = new Likely(0, List.of());
            for (var table : tab.readings()) {
                var likely = likeliest(table, called(tab, tabs), isKnown);
                best = likely.known() > best.known() ? likely : best;
            }
            bySheet.add(best);
        }
        long most = bySheet.stream().mapToLong(Likely::known).max().orElse(0);
        return bySheet.stream()
                .filter(likely -> likely.known() > 0 && 2 * likely.known() >= most)
                .flatMap(likely -> likely.headings().stream())
                .toList();
    }

    /**
     * @param known how many of the names are
     */
    private record Likely(long known, List<SheetHeading> headings) {}

    private Likely likeliest(SheetSource.Table table, String name, Predicate<String> isKnown) {
        var best = new Likely(0, List.of());
        try (var rows = rows(table, name)) {
            for (int i = 0; i < ROWS_SEARCHED && rows.hasNext(); i++) {
                var headings = headings(rows.next());
                var names = headings.stream().map(SheetHeading::name);
                long known = names.filter(isKnown).distinct().count();
                best = known > best.known() ? new Likely(known, headings) : best;
            }
        }
        return best;
    }

    /** With the row of narrower headings below, if there is one. */
    private Top whole(
            SheetSource.Table table, int number, List<SheetHeading> headings, SheetRows rows) {
        var below = rows.peek();
        if (below == null || below.number() != number + 1 || !continues(headings, below)) {
            return new Top(number, headings, List.of(), table);
        }
        var both = new TreeMap<Integer, SheetHeading>();
        headings.forEach(heading -> both.put(heading.column(), heading));
        headings(below).forEach(heading -> both.put(heading.column(), heading));
        return new Top(below.number(), List.copyOf(both.values()), List.of(), table);
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

    private List<String> missing(List<SheetHeading> headings) {
        var names = headings.stream().map(SheetHeading::name).toList();
        return required.stream().filter(name -> !names.contains(name)).toList();
    }

    private void refuseTwice(List<SheetHeading> headings, String called, int row) {
        var names = headings.stream().map(SheetHeading::name).toList();
        for (var name : required) {
            if (Collections.frequency(names, name) > 1) {
                int column = headings.get(names.lastIndexOf(name)).column() + 1;
                throw new Refused(SheetProblem.HEADING_TWICE, called, name, row, column);
            }
        }
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
