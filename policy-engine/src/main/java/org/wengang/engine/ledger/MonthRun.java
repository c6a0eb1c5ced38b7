package org.wengang.engine.ledger;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.TreeSet;

/**
 * The months of one person: those awarded, and those asked for in a run. Earlier months go first,
 * whatever the order of the lines; a month already awarded takes no further one.
 */
final class MonthRun {

    private final TreeSet<YearMonth> had = new TreeSet<>();
    private final TreeSet<YearMonth> asked = new TreeSet<>();

    void had(YearMonth month) {
        had.add(month);
    }

    void asks(YearMonth month) {
        asked.add(month);
    }

    /**
     * @param consecutive the months start with the first awarded one, or else the first asked for,
     *     and end before the first gap; those awarded beyond it count among the most all the same
     */
    boolean gets(YearMonth month, long most, boolean consecutive) {
        if (!consecutive) {
            return had.contains(month) || rank(asked.first(), month) <= most;
        }
        YearMonth first = had.isEmpty() ? asked.first() : had.first();
        return isInARow(first, month, most) && (had.contains(month) || rank(first, month) <= most);
    }

    /** Of a month asked for, after all those awarded and those asked for from the first one on. */
    private long rank(YearMonth first, YearMonth month) {
        long before =
                asked.subSet(first, true, month, true).stream()
                        .filter(each -> !had.contains(each))
                        .count();
        return had.size() + before;
    }

    private boolean isInARow(YearMonth first, YearMonth month, long most) {
        long place = ChronoUnit.MONTHS.between(first, month);
        if (place < 0 || place >= most) {
            return false;
        }
        for (YearMonth each = first; each.isBefore(month); each = each.plusMonths(1)) {
            if (!had.contains(each) && !asked.contains(each)) {
                return false;
            }
        }
        return true;
    }
}
