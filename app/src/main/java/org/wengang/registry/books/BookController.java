package org.wengang.registry.books;

import gg.jte.Content;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.registry.book.Book;
import org.wengang.registry.entering.EntryForm;
import org.wengang.registry.entering.NewEntries;
import org.wengang.registry.filings.FilingCorrection;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Cursor;

/** Every ledger: its list, one entry, a new one, and a fact put right. */
@Controller
@RequestMapping({
    "/employers",
    "/listings",
    "/employments",
    "/stays",
    "/migrations",
    "/groups",
    "/intentions",
    "/gifts",
    "/events",
    "/donations"
})
final class BookController {

    private final Entries entries;
    private final NewEntries newEntries;
    private final EntryCorrections corrections;
    private final BookWords words;
    private final Templates templates;
    private final List<EntryPart> parts;

    BookController(
            Entries entries,
            NewEntries newEntries,
            EntryCorrections corrections,
            BookWords words,
            Templates templates,
            ObjectProvider<EntryPart> parts) {
        this.entries = entries;
        this.newEntries = newEntries;
        this.corrections = corrections;
        this.words = words;
        this.templates = templates;
        this.parts = parts.orderedStream().toList();
    }

    @GetMapping
    Answer list(
            Page page,
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String of,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "import", required = false) @Nullable UUID importId,
            @RequestParam(defaultValue = "") String how,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before) {
        var filter = new EntryFilter(Book.ofPath(page.path()), of, q, importId, how);
        var slice = entries.page(officer, filter, Cursor.of(after, before));
        return Answer.page(
                templates.registryBook(page, filter, slice.rows(), slice.pager(), words));
    }

    /** With what another page knows already filled in. */
    @GetMapping("/new")
    Answer create(
            Page page,
            @AuthenticationPrincipal Officer officer,
            @RequestParam Map<String, String> typed) {
        officer.require(Role.CASEWORKER);
        return Answer.page(form(page, new EntryForm(typed, ""), FormErrors.none()));
    }

    @PostMapping
    Answer add(
            Page page,
            @AuthenticationPrincipal Officer officer,
            @RequestParam Map<String, String> typed) {
        var book = Book.ofPath(page.path());
        var form = new EntryForm(typed, typed.getOrDefault("reason", ""));
        var errors = newEntries.add(officer, book, form);
        return errors.hasErrors()
                ? Answer.invalid(form(page, form, errors))
                : Answer.redirect(book.path(), Flash.done("ledger.added"));
    }

    private JteModel form(Page page, EntryForm form, FormErrors errors) {
        var worker = newEntries.worker(form).orElse(null);
        return templates.registryNewEntry(
                page, Book.ofPath(page.path()), form, worker, errors, words);
    }

    @GetMapping("/{id}")
    Answer show(@PathVariable UUID id, Page page, @AuthenticationPrincipal Officer officer) {
        return Answer.page(entry(id, page, officer, FilingCorrection.NONE, FormErrors.none()));
    }

    @PostMapping("/{id}/correction")
    Answer correct(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String fact,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String unknown,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String version,
            Page page,
            @AuthenticationPrincipal Officer officer) {
        var book = Book.ofPath(page.path());
        var typed = new FilingCorrection(fact, value, !unknown.isEmpty(), reason, version);
        var errors = corrections.correct(officer, book, id, typed);
        return errors.hasErrors()
                ? Answer.invalid(entry(id, page, officer, typed, errors))
                : Answer.redirect(book.path() + "/" + id, Flash.done("ledger.corrected"));
    }

    private JteModel entry(
            UUID id, Page page, Officer officer, FilingCorrection typed, FormErrors errors) {
        var entry = entries.get(officer, Book.ofPath(page.path()), id);
        List<Content> shown =
                parts.stream().flatMap(part -> part.of(page, officer, entry).stream()).toList();
        return templates.registryEntry(
                page,
                entry,
                entries.histories(entry),
                entries.unknown(entry),
                words,
                words.choices(page, entry, corrections.correctable(entry)),
                typed,
                errors,
                shown);
    }
}
