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
     *     and end before the first gap
     */
    boolean gets(YearMonth month, long most, boolean consecutive) {
        return consecutive ? getsInARow(month, most) : had.contains(month) || rank(month) <= most;
    }

    private long rank(YearMonth month) {
        long before =
                asked.headSet(month, true).stream().filter(each -> !had.contains(each)).count();
        return had.size() + before;
    }

    private boolean getsInARow(YearMonth month, long most) {
        YearMonth first = had.isEmpty() ? asked.first() : had.first();
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
