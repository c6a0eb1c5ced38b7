package org.wengang.registry.roster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wengang.registry.cell.FileRow;
import org.wengang.registry.cell.RowFault;

/**
 * Finds people who stand in a file twice; to be asked about every row, in order. Takes some 30
 * bytes a person: the first 17 digits of a number of 18 fit into a long, and the last follows from
 * them.
 */
public final class RepeatedPeople {

    private static final double FULLEST = 0.6;

    private final List<String> sheets;
    private long[] people = new long[1 << 12];
    private int[] rows = new int[people.length];
    private int count;

    /** By the key of a document whose number has another form. */
    private final Map<String, Integer> others = new HashMap<>();

    /**
     * @param sheets names of those the rows stand in, in order
     */
    public RepeatedPeople(List<String> sheets) {
        this.sheets = List.copyOf(sheets);
    }

    /** The line itself, or its refusal if an earlier accepted row was about the same person. */
    public RosterLine check(RosterLine line) {
        return switch (line) {
            case RosterLine.Rejected rejected -> rejected;
            case RosterLine.Accepted accepted -> {
                var row = accepted.row();
                int first = firstRow(row);
                yield first == row.number() ? accepted : repeated(row, first);
            }
        };
    }

    private RosterLine repeated(RosterRow row, int first) {
        var fault =
                RowFault.of(RosterColumn.ID.heading(), "person-twice", FileRow.of(first, sheets));
        return new RosterLine.Rejected(row.number(), row.name(), row.id(), List.of(fault));
    }

    private int firstRow(RosterRow row) {
        var key = row.id().key();
        if (row.id().isOfEighteen()) {
            return firstRow(Long.parseLong(key, 0, 17, 10), row.number());
        }
        var first = others.putIfAbsent(key, row.number());
        return first == null ? row.number() : first;
    }

    private int firstRow(long person, int row) {
        int at = place(people, person);
        if (people[at] == person) {
            return rows[at];
        }
        people[at] = person;
        rows[at] = row;
        if (++count > people.length * FULLEST) {
            grow();
        }
        return row;
    }

    /** No number begins with 0, so 0 marks an empty place. */
    private static int place(long[] people, long person) {
        long mixed = person * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 32) & (people.length - 1);
        while (people[at] != 0 && people[at] != person) {
            at = (at + 1) & (people.length - 1);
        }
        return at;
    }

    private void grow() {
        var oldPeople = people;
        var oldRows = rows;
        people = new long[oldPeople.length * 2];
        rows = new int[people.length];
        for (int i = 0; i < oldPeople.length; i++) {
            if (oldPeople[i] != 0) {
                int at = place(people, oldPeople[i]);
                people[at] = oldPeople[i];
                rows[at] = oldRows[i];
            }
        }
    }
}
