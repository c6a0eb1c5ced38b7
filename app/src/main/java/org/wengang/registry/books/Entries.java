package org.wengang.registry.books;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.engine.schema.Fact;
import org.wengang.kernel.Refused;
import org.wengang.registry.FactHistory;
import org.wengang.registry.FactSource;
import org.wengang.registry.RegistryProblem;
import org.wengang.registry.book.Book;
import org.wengang.registry.book.Books;
import org.wengang.registry.book.EntryTable;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** What officers look up in the ledgers of their region, by role. */
@Service
@Transactional(readOnly = true)
public class Entries {

    private static final int ON_A_PAGE = 50;
    private static final int IN_A_PIECE = 2000;

    private final Books books;
    private final EntryRepository repository;
    private final Audit audit;

    Entries(Books books, EntryRepository repository, Audit audit) {
        this.books = books;
        this.repository = repository;
        this.audit = audit;
    }

    /**
     * The last ones to arrive first.
     *
     * @throws Refused security-role-missing; likewise the others
     */
    Slice<EntryLine> page(Officer officer, EntryFilter filter, Cursor cursor) {
        mayLook(officer);
        return Slice.of(
                repository.page(table(filter.book()), filter, cursor, cursor.size() + 1),
                cursor.size(),
                cursor,
                line -> line.id().toString(),
                filter::path);
    }

    /** Notes that a file is made of what the list shows; to be called before it is read. */
    @Transactional
    void take(Officer officer, EntryFilter filter) {
        mayLook(officer);
        audit.record(
                "entries-exported",
                "ledger " + filter.book().word(),
                filter.isNarrow() ? "a part" : "all");
    }

    /**
     * The list piece by piece; whatever comes on record meanwhile is not in it.
     *
     * @param after the last entry of the piece before; null at the start
     * @return empty behind the last one
     */
    List<EntryLine> piece(EntryFilter filter, @Nullable UUID after) {
        return repository.page(table(filter.book()), filter, Cursor.of(after, null), IN_A_PIECE);
    }

    /** What a ledger says of a worker, at most 50 entries, the last ones to arrive first. */
    List<EntryLine> of(Officer officer, Book book, UUID worker) {
        mayLook(officer);
        return repository.ofWorker(table(book), worker, ON_A_PAGE);
    }

    /**
     * @throws Refused registry-entry-not-found, security-role-missing
     */
    public Entry get(Officer officer, Book book, UUID entry) {
        mayLook(officer);
        return repository
                .find(table(book), entry)
                .orElseThrow(() -> new Refused(RegistryProblem.ENTRY_NOT_FOUND));
    }

    /**
     * Each fact that was ever stated with its former values and who said them, in the order of the
     * schema; of what is no fact the names alone come first.
     */
    List<FactHistory> histories(Entry entry) {
        var statements = new LinkedHashMap<String, List<FactSource>>();
        statements.put("organisation_name", new ArrayList<>());
        statements.put("uscc", new ArrayList<>());
        table(entry.book())
                .layout()
                .stored()
                .forEach(fact -> statements.put(fact.name(), new ArrayList<>()));
        for (var stated : repository.statements(entry.id(), table(entry.book()))) {
            statements.computeIfAbsent(stated.fact(), _ -> new ArrayList<>()).add(stated);
        }
        return statements.values().stream()
                .filter(stated -> !stated.isEmpty())
                .map(FactHistory::of)
                .toList();
    }

    /** What is not known, in the order of the schema. */
    List<Fact> unknown(Entry entry) {
        var known =
                histories(entry).stream()
                        .filter(FactHistory::isKnown)
                        .map(FactHistory::fact)
                        .toList();
        return table(entry.book()).layout().stored().stream()
                .filter(fact -> !known.contains(fact.name()))
                .toList();
    }

    EntryTable table(Book book) {
        return new EntryTable(book, books.layout(book));
    }

    private static void mayLook(Officer officer) {
        officer.require(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE, Role.STATISTICIAN);
    }
}
