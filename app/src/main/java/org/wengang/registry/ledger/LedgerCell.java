package org.wengang.registry.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.wengang.web.Message;

/** What stands in one cell of the ledger, before a page or a file writes it. */
public sealed interface LedgerCell {

    /** As it is in every language. */
    record Plain(String value) implements LedgerCell {}

    /**
     * A number that is not shown whole.
     *
     * @param last4 how it ends, for reading aloud
     */
    record Masked(String value, String last4) implements LedgerCell {}

    record Number(long value) implements LedgerCell {}

    record Day(LocalDate value) implements LedgerCell {}

    record Moment(Instant value) implements LedgerCell {}

    /** A word of a list. */
    record Word(Message value) implements LedgerCell {}

    /** Nobody said. */
    record Unknown() implements LedgerCell {}
}
