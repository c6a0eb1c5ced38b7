package org.wengang.entitlement.account;

import java.util.List;
import org.wengang.web.Message;

/**
 * What became of a file of accounts.
 *
 * @param awaiting how many wait to be confirmed by another officer
 * @param faults of rows that were not taken, by their numbers
 */
public record AccountFileResult(int taken, int awaiting, int unchanged, List<Fault> faults) {

    public AccountFileResult {
        faults = List.copyOf(faults);
    }

    /**
     * Why a row was not taken.
     *
     * @param row as a spreadsheet numbers it
     */
    public record Fault(int row, Message message) {}
}
