package org.wengang.registry.imports.roster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Divisions;
import org.wengang.registry.FactsView;
import org.wengang.registry.RegistryProblem;
import org.wengang.registry.book.Book;
import org.wengang.registry.book.Books;
import org.wengang.registry.filing.FilingForms;
import org.wengang.registry.imports.Meanings;
import org.wengang.registry.imports.OpenFile;
import org.wengang.registry.imports.Shape;
import org.wengang.registry.roster.RosterColumn;
import org.wengang.registry.roster.RosterReader;
import org.wengang.security.FieldCipher;
import org.wengang.sheet.SheetHeading;
import org.wengang.web.Message;

/** Rosters of workers. */
@Component
@Order(0)
final class RosterShape implements Shape {

    private final RosterMergeRepository register;
    private final Divisions divisions;
    private final FieldCipher cipher;
    private final Clock clock;
    private final FilingForms forms;
    private final Books books;

    RosterShape(
            RosterMergeRepository register,
            Divisions divisions,
            FieldCipher cipher,
            Clock clock,
            FilingForms forms,
            Books books) {
        this.register = register;
        this.divisions = divisions;
        this.cipher = cipher;
        this.clock = clock;
        this.forms = forms;
        this.books = books;
    }

    @Override
    public List<String> schemas() {
        return List.of(FactsView.WORKER);
    }

    @Override
    public String title(String schema, Text text) {
        return text.of("registry.template.sheet");
    }

    @Override
    public OpenFile open(
            String schema, String fileName, InputStreamSource file, Meanings meanings) {
        var reader = read(fileName, file, meanings);
        try {
            refuseFilings(reader, fileName);
        } catch (Refused refused) {
            reader.close();
            throw refused;
        }
        return new RosterFile(reader, register, cipher, clock);
    }

    private RosterReader read(String fileName, InputStreamSource file, Meanings meanings) {
        try (var in = file.getInputStream()) {
            return RosterReader.open(
                    in, fileName, meanings.read(), divisions, LocalDate.now(clock));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A form of filings may have every heading a roster needs, and says other things. */
    private void refuseFilings(RosterReader reader, String fileName) {
        var isRoster =
                reader.sheet().headings().stream()
                        .map(SheetHeading::name)
                        .allMatch(name ->
                                forms.reasons().contains(name)
                                        || RosterColumn.ofHeading(name).isPresent());
        var title = isRoster ? Optional.<Message>empty() : title(reader.sheet().headings());
        if (title.isPresent()) {
            throw new Refused(RegistryProblem.FILING_AS_ROSTER, fileName, title.get());
        }
    }

    /** What the form that has every heading is called; empty if there is none. */
    private Optional<Message> title(List<SheetHeading> headings) {
        return forms.find(headings)
                .map(forms::title)
                .or(() ->
                        Arrays.stream(Book.values())
                                .filter(book -> forms.has(books.layout(book), headings))
                                .map(book -> Message.of("ledger.form." + book.word()))
                                .findFirst());
    }

    @Override
    public boolean knows(String schema, String name) {
        return RosterColumn.ofHeading(name).isPresent() || forms.reasons().contains(name);
    }

    @Override
    public List<Column> columns(String schema, Text text) {
        return Arrays.stream(RosterColumn.values())
                .map(column ->
                        new Column(
                                column.heading(),
                                text.of("registry.fact." + column.fact()),
                                column.isRequired()))
                .toList();
    }

    @Override
    public void writeTemplate(String schema, Text text, OutputStream out) {
        new RosterTemplate(text).write(out);
    }
}
