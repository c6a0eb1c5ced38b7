package org.wengang.registry.ledger.page;

import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.registry.ledger.Ledger;
import org.wengang.registry.ledger.LedgerAddress;
import org.wengang.registry.ledger.LedgerCells;
import org.wengang.security.Officer;
import org.wengang.web.Answer;
import org.wengang.web.Page;
import org.wengang.web.component.Cursor;

/** The ledger of workers as a page. */
@Controller
@RequestMapping("/workers")
final class LedgerController {

    private final Ledger ledger;
    private final LedgerForms forms;
    private final LedgerCells cells;
    private final Templates templates;

    LedgerController(Ledger ledger, LedgerForms forms, LedgerCells cells, Templates templates) {
        this.ledger = ledger;
        this.forms = forms;
        this.cells = cells;
        this.templates = templates;
    }

    @GetMapping
    Answer list(
            Page page,
            @AuthenticationPrincipal Officer officer,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam @Nullable String after,
            @RequestParam @Nullable String before) {
        var address = LedgerAddress.of(parameters);
        var reading = ledger.read(officer, address);
        var form = forms.of(page, officer, address, reading.errors());
        if (reading.errors().hasErrors()) {
            return Answer.invalid(
                    templates.registryWorkers(page, form, LedgerTable.nothing(address), cells));
        }
        var view = ledger.view(officer, address, reading.query(), Cursor.of(after, before));
        return Answer.page(templates.registryWorkers(page, form, LedgerTable.of(view), cells));
    }
}
