package org.wengang.registry.books;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.engine.schema.FactSchema;
import org.wengang.kernel.Parsed;
import org.wengang.kernel.Refused;
import org.wengang.kernel.Uscc;
import org.wengang.registry.RegistryProblem;
import org.wengang.registry.book.Book;
import org.wengang.registry.book.EntryTable;
import org.wengang.registry.filings.FilingCorrection;
import org.wengang.registry.filings.TypedFact;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.FormErrors;

/** A fact of an entry put right by an officer, with the reason; what was said before is kept. */
@Service
@Transactional
public class EntryCorrections {

    static final String NAME = "organisation_name";
    static final String USCC = "uscc";

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 500;

    private final Entries entries;
    private final EntryCorrectionRepository repository;
    private final TypedFact reading;
    private final Audit audit;
    private final Clock clock;

    EntryCorrections(
            Entries entries,
            EntryCorrectionRepository repository,
            TypedFact reading,
            Audit audit,
            Clock clock) {
        this.entries = entries;
        this.repository = repository;
        this.reading = reading;
        this.audit = audit;
        this.clock = clock;
    }

    /** What may be corrected: every fact, and of an employer the name, and a code not yet known. */
    List<String> correctable(Entry entry) {
        var facts = schema(entry).facts().keySet().stream();
        if (entry.book() != Book.EMPLOYER) {
            return facts.toList();
        }
        var names = entry.uscc() == null ? Stream.of(NAME, USCC) : Stream.of(NAME);
        return Stream.concat(names, facts).toList();
    }

    private FactSchema schema(Entry entry) {
        return entries.table(entry.book()).layout().schema();
    }

    /**
     * Nothing is done where something is wrong with the form.
     *
     * @return what is wrong, by field
     * @throws Refused registry-entry-not-found, registry-entry-changed, registry-entry-collides,
     *     security-role-missing
     */
    FormErrors correct(Officer officer, Book book, UUID id, FilingCorrection typed) {
        officer.require(Role.CASEWORKER);
        var entry = entries.get(officer, book, id);
        var errors = FormErrors.none();
        var isKnown = correctable(entry).contains(typed.fact());
        if (!isKnown) {
            errors.add("fact", "registry.filing.correction.fact.missing");
        }
        if (typed.isUnknown() && !typed.value().isBlank()) {
            errors.add("unknown", "registry.filing.correction.unknown.both");
        }
        if (typed.isUnknown() && isAlwaysKnown(book, typed.fact())) {
            errors.add("unknown", "fault.required");
        }
        var value = !isKnown || typed.isUnknown() ? null : value(entry, typed, errors);
        if (typed.reason().isEmpty() || typed.reason().length() > LONGEST_REASON) {
            errors.add("reason", "registry.filing.correction.reason.missing", LONGEST_REASON);
        }
        if (errors.hasErrors()) {
            return errors;
        }
        if (typed.seen().filter(seen -> seen == entry.version()).isEmpty()) {
            throw new Refused(RegistryProblem.ENTRY_CHANGED);
        }
        write(entry, typed, value, officer);
        audit.record("entry-corrected", book.word() + " " + id, typed.fact());
        return errors;
    }

    private static boolean isAlwaysKnown(Book book, String fact) {
        return book.keys().contains(fact) || fact.equals(NAME) || fact.equals(USCC);
    }

    private void write(
            Entry entry, FilingCorrection typed, @Nullable Object value, Officer officer) {
        var table = entries.table(entry.book());
        var correction =
                new EntryCorrectionRepository.Correction(
                        column(table, typed.fact()),
                        typed.fact(),
                        value,
                        officer,
                        typed.reason(),
                        clock.instant());
        var outcome = repository.correct(entry, table, correction);
        switch (outcome) {
            case DONE -> {}
            case CHANGED_SINCE -> throw new Refused(RegistryProblem.ENTRY_CHANGED);
            case COLLIDES -> throw new Refused(RegistryProblem.ENTRY_COLLIDES);
        }
    }

    private static String column(EntryTable table, String fact) {
        var known = table.layout().schema().facts().get(fact);
        return known == null ? fact : known.column();
    }

    private @Nullable Object value(Entry entry, FilingCorrection typed, FormErrors errors) {
        return switch (typed.fact()) {
            case NAME -> name(typed.value().strip(), errors);
            case USCC ->
                    switch (Uscc.parse(typed.value())) {
                        case Parsed.Valid<Uscc>(var code) -> code.value();
                        case Parsed.Faulty<Uscc>(var fault) -> {
                            errors.add("value", "fault." + fault.code());
                            yield null;
                        }
                    };
            default -> {
                var fact = Objects.requireNonNull(schema(entry).facts().get(typed.fact()));
                var value = reading.value(schema(entry), fact, typed.value(), errors);
                if (isToCome(entry.book(), typed.fact(), value)) {
                    errors.add("value", "fault.entry-day-to-come", String.valueOf(value));
                }
                yield value;
            }
        };
    }

    private boolean isToCome(Book book, String fact, @Nullable Object value) {
        return book == Book.INTENTION
                && book.keys().contains(fact)
                && value instanceof LocalDate day
                && day.isAfter(LocalDate.now(clock));
    }

    private static @Nullable String name(String typed, FormErrors errors) {
        if (typed.isEmpty()) {
            errors.add("value", "fault.required");
        } else if (typed.length() > LONGEST_NAME) {
            errors.add("value", "fault.too-long", LONGEST_NAME);
        }
        return typed;
    }
}
