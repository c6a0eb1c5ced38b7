package org.wengang.registry.employers;

import gg.jte.Content;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import jte.Templates;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.wengang.registry.book.Book;
import org.wengang.registry.books.BookWords;
import org.wengang.registry.books.Entry;
import org.wengang.registry.books.EntryPart;
import org.wengang.security.Officer;
import org.wengang.web.Page;

/** The lists an employer is on and its workers, on the page of its entry. */
@Component
@Order(0)
final class EmployerPart implements EntryPart {

    private final Employers employers;
    private final BookWords words;
    private final Templates templates;

    EmployerPart(Employers employers, BookWords words, Templates templates) {
        this.employers = employers;
        this.words = words;
        this.templates = templates;
    }

    @Override
    public Optional<Content> of(Page page, Officer officer, Entry entry) {
        if (entry.book() != Book.EMPLOYER) {
            return Optional.empty();
        }
        var uscc = entry.uscc();
        return Optional.of(
                uscc == null
                        ? templates.registryEmployerWithoutCode(page)
                        : templates.registryEmployer(
                                page,
                                entry,
                                employers.listings(entry.organisation(), uscc.value()),
                                employers.staff(entry.organisation(), uscc.value()),
                                employers.countStaff(entry.organisation(), uscc.value()),
                                words,
                                newListingPath(entry)));
    }

    /** The form for one more list, filled in as far as known. */
    private static String newListingPath(Entry entry) {
        return "/listings/new?organisation_name=%s&uscc=%s"
                .formatted(URLEncoder.encode(entry.title(), StandardCharsets.UTF_8), entry.uscc());
    }
}
