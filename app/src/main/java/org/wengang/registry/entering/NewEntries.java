package org.wengang.registry.entering;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Divisions;
import org.wengang.registry.Worker;
import org.wengang.registry.Workers;
import org.wengang.registry.book.Book;
import org.wengang.registry.book.Books;
import org.wengang.registry.book.EntryTable;
import org.wengang.registry.cell.Places;
import org.wengang.registry.cell.RowCells;
import org.wengang.registry.cell.RowFault;
import org.wengang.registry.filing.FilingColumn;
import org.wengang.registry.filing.FilingColumn.Named;
import org.wengang.registry.filing.FilingColumn.OfFact;
import org.wengang.registry.filing.FilingLayout;
import org.wengang.registry.filing.FilingLine;
import org.wengang.registry.filing.FilingReader;
import org.wengang.registry.roster.DocumentKind;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetRow;
import org.wengang.web.FormErrors;

/** Entries an officer types: one row of the form, checked as a row of a file is. */
@Service
@Transactional
public class NewEntries {

    private static final int LONGEST_REASON = 500;

    private final Books books;
    private final EntryRegister register;
    private final Workers workers;
    private final Divisions divisions;
    private final Audit audit;
    private final Clock clock;

    NewEntries(
            Books books,
            EntryRegister register,
            Workers workers,
            Divisions divisions,
            Audit audit,
            Clock clock) {
        this.books = books;
        this.register = register;
        this.workers = workers;
        this.divisions = divisions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Nothing is done where something is wrong with the form.
     *
     * @return what is wrong, by field
     * @throws Refused security-role-missing
     */
    public FormErrors add(Officer officer, Book book, EntryForm form) {
        officer.require(Role.CASEWORKER);
        var table = new EntryTable(book, books.layout(book));
        var errors = FormErrors.none();
        var line = parse(table.layout(), form);
        switch (line) {
            case FilingLine.Rejected rejected ->
                    tell(rejected.faults(), form, table.layout(), errors);
            case FilingLine.Accepted _ -> {}
        }
        if (form.reason().isEmpty() || form.reason().length() > LONGEST_REASON) {
            errors.add("reason", "ledger.reason.missing", LONGEST_REASON);
        }
        if (line instanceof FilingLine.Accepted row && !errors.hasErrors()) {
            var faults = register.add(row, table, officer, form.reason());
            tell(faults, form, table.layout(), errors);
        }
        if (!errors.hasErrors()) {
            audit.record("entry-added", "ledger " + book.word(), "");
        }
        return errors;
    }

    /**
     * Whom the form is about, where it was opened from their page.
     *
     * @throws Refused registry-worker-not-found
     */
    @Transactional(readOnly = true)
    public Optional<Worker> worker(EntryForm form) {
        return form.worker().map(workers::get);
    }

    private FilingLine parse(FilingLayout layout, EntryForm form) {
        var worker = worker(form);
        var at = new HashMap<String, Integer>();
        var cells = new ArrayList<SheetCell>();
        for (var column : layout.columns()) {
            at.put(column.heading(), cells.size());
            cells.add(
                    SheetCell.of(
                            worker.flatMap(known -> known(known, column))
                                    .orElseGet(() -> form.of(column))));
        }
        var today = LocalDate.now(clock);
        return FilingReader.parse(
                layout,
                1,
                new RowCells(new SheetRow(1, cells), at, new Places(divisions, today)),
                today);
    }

    /** The name and number of a worker are not typed once more, and not shown. */
    private Optional<String> known(Worker worker, FilingColumn column) {
        return switch (column) {
            case Named.NAME -> Optional.of(worker.name().value());
            case Named.ID -> Optional.of(workers.identity(worker.id()).number());
            case Named.ID_KIND -> Optional.of(DocumentKind.of(worker.idKind()).word());
            case Named _, OfFact _ -> Optional.empty();
        };
    }

    /** What is wrong with a person who is not typed is told beside the first field there is. */
    private static void tell(
            List<RowFault> faults, EntryForm form, FilingLayout layout, FormErrors errors) {
        boolean isTyped = form.worker().isEmpty();
        var shown =
                layout.columns().stream()
                        .filter(column -> isTyped || !column.isOfPerson())
                        .toList();
        for (var fault : faults) {
            var field =
                    shown.stream()
                            .filter(column -> column.heading().equals(fault.heading()))
                            .findFirst()
                            .or(() -> isTyped ? Optional.empty() : shown.stream().findFirst())
                            .map(EntryForm::field)
                            .orElse("reason");
            errors.add(field, "fault." + fault.code(), fault.arguments().toArray());
        }
    }
}
