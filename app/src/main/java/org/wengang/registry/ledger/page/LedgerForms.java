package org.wengang.registry.ledger.page;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.wengang.kernel.IdentityDocument.Kind;
import org.wengang.kernel.OrgPath;
import org.wengang.organisation.Organisation;
import org.wengang.organisation.Organisations;
import org.wengang.registry.ledger.LedgerAddress;
import org.wengang.registry.ledger.LedgerColumn;
import org.wengang.registry.ledger.LedgerReader;
import org.wengang.registry.ledger.LedgerSort;
import org.wengang.registry.ledger.view.SavedViews;
import org.wengang.registry.roster.WorkerCategory;
import org.wengang.security.Officer;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Choice;

/** Makes the form above the ledger. */
@Component
final class LedgerForms {

    private static final int LEVELS_OFFERED = 2;

    private final Organisations organisations;
    private final SavedViews views;
    private final Clock clock;

    LedgerForms(Organisations organisations, SavedViews views, Clock clock) {
        this.organisations = organisations;
        this.views = views;
        this.clock = clock;
    }

    LedgerForm of(Page page, Officer officer, LedgerAddress address, FormErrors errors) {
        return new LedgerForm(
                address,
                errors,
                offices(page, officer, address),
                Arrays.stream(Kind.values())
                        .map(each -> choice(page, each.code(), "registry.id_kind."))
                        .toList(),
                Arrays.stream(WorkerCategory.values())
                        .map(each -> choice(page, each.code(), "registry.worker_category."))
                        .toList(),
                LedgerReader.FACTS.stream()
                        .map(fact -> choice(page, fact.fact(), "registry.fact."))
                        .toList(),
                Arrays.stream(LedgerSort.values())
                        .map(sort -> choice(page, sort.code(), "registry.ledger.sort."))
                        .toList(),
                List.of(
                        choice(page, "asc", "registry.ledger.order."),
                        choice(page, "desc", "registry.ledger.order.")),
                Arrays.stream(LedgerColumn.values())
                        .filter(column -> column != LedgerColumn.NAME)
                        .map(column -> new Choice(column.code(), page.t(column.label())))
                        .toList(),
                LedgerColumn.of(address).stream().map(LedgerColumn::code).toList(),
                views.of(officer));
    }

    private static Choice choice(Page page, String code, String texts) {
        return new Choice(code, page.t(texts + code));
    }

    /** Two levels down, and the one asked for. */
    private List<Choice> offices(Page page, Officer officer, LedgerAddress address) {
        var today = LocalDate.now(clock);
        var own = depth(officer.org());
        return organisations.below(officer.org()).stream()
                .filter(office -> !office.path().equals(officer.org()))
                .filter(office ->
                        office.path().value().equals(address.get("office"))
                                || office.isOpen(today)
                                        && depth(office.path()) - own <= LEVELS_OFFERED)
                .map(office -> new Choice(office.path().value(), name(page, office, own)))
                .toList();
    }

    private String name(Page page, Organisation office, int own) {
        var above = office.path().parent().filter(parent -> depth(parent) > own);
        var name = office.name(page.language());
        return above.flatMap(organisations::find)
                .map(parent ->
                        page.t("registry.ledger.office.in", parent.name(page.language()), name))
                .orElse(name);
    }

    private static int depth(OrgPath path) {
        return (int) path.value().chars().filter(sign -> sign == '/').count();
    }
}
