package org.wengang.registry.ledger;

/** Which workers, in which order. */
public record LedgerQuery(LedgerFilter filter, LedgerSort sort, boolean lastFirst) {}
