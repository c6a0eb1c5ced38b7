package org.wengang.registry.books;

import gg.jte.Content;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import jte.Templates;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wengang.registry.Worker;
import org.wengang.registry.book.Book;
import org.wengang.registry.workers.WorkerPart;
import org.wengang.security.Officer;
import org.wengang.web.Page;

/** What the ledgers say of a worker, on the worker's page, and the way to add to them. */
@Component
@Order(1)
final class WorkerEntries implements WorkerPart {

    private final Entries entries;
    private final BookWords words;
    private final Templates templates;

    WorkerEntries(Entries entries, BookWords words, Templates templates) {
        this.entries = entries;
        this.words = words;
        this.templates = templates;
    }

    @Override
    public Optional<Content> of(Page page, Officer officer, Worker worker) {
        var found = new EnumMap<Book, List<EntryLine>>(Book.class);
        Arrays.stream(Book.values())
                .filter(Book::isOfWorkers)
                .forEach(book -> found.put(book, entries.of(officer, book, worker.id())));
        return Optional.of(templates.registryWorkerEntries(page, worker.id(), found, words));
    }
}
