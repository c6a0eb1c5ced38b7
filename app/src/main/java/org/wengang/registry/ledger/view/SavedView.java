package org.wengang.registry.ledger.view;

import java.util.UUID;
import org.wengang.registry.ledger.LedgerAddress;

/**
 * An address of the ledger under a name.
 *
 * @param ownerName on the day it was saved
 * @param own whether it is the one of whoever looks
 * @param shared whether everybody of the same office sees it
 */
public record SavedView(
        UUID id,
        String name,
        LedgerAddress address,
        String ownerName,
        boolean own,
        boolean shared) {}
