package org.wengang.registry.ledger.page;

import java.util.List;
import org.wengang.registry.ledger.LedgerAddress;
import org.wengang.registry.ledger.view.SavedView;
import org.wengang.web.FormErrors;
import org.wengang.web.component.Choice;

/**
 * The form above the ledger, as typed.
 *
 * @param offices at or below the officer's own; empty where there is none to choose
 * @param columns every column but the name
 * @param shown codes of those shown now
 * @param views the officer’s own and those shared in the office
 */
public record LedgerForm(
        LedgerAddress address,
        FormErrors errors,
        List<Choice> offices,
        List<Choice> documents,
        List<Choice> categories,
        List<Choice> facts,
        List<Choice> sorts,
        List<Choice> orders,
        List<Choice> columns,
        List<String> shown,
        List<SavedView> views) {}
