package org.wengang.registry.imports.book;

import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.wengang.organisation.Divisions;
import org.wengang.registry.book.Book;
import org.wengang.registry.book.Books;
import org.wengang.registry.book.EntryTable;
import org.wengang.registry.entering.EntryRegister;
import org.wengang.registry.filing.FilingForms;
import org.wengang.registry.filing.FilingReader;
import org.wengang.registry.imports.Meanings;
import org.wengang.registry.imports.OpenFile;
import org.wengang.registry.imports.Shape;
import org.wengang.registry.imports.filing.FilingFile;
import org.wengang.registry.imports.filing.FilingTemplate;

/** Entries of every ledger. */
@Component
@Order(2)
final class BookShape implements Shape {

    private final Books books;
    private final EntryRegister register;
    private final Divisions divisions;
    private final FilingForms forms;
    private final Clock clock;

    BookShape(
            Books books,
            EntryRegister register,
            Divisions divisions,
            FilingForms forms,
            Clock clock) {
        this.books = books;
        this.register = register;
        this.divisions = divisions;
        this.forms = forms;
        this.clock = clock;
    }

    @Override
    public List<String> schemas() {
        return Arrays.stream(Book.values()).map(Book::schema).toList();
    }

    @Override
    public String title(String schema, Text text) {
        return text.of("ledger.form." + book(schema).word());
    }

    @Override
    public OpenFile open(
            String schema, String fileName, InputStreamSource file, Meanings meanings) {
        var table = table(schema);
        var passedOver = new HashSet<>(forms.reasons());
        passedOver.addAll(meanings.notRead());
        return new FilingFile(
                FilingReader.open(
                        file,
                        fileName,
                        table.layout(),
                        meanings.read(),
                        passedOver,
                        divisions,
                        LocalDate.now(clock)),
                table.layout(),
                register.of(table),
                meanings.notRead());
    }

    @Override
    public boolean knows(String schema, String name) {
        return table(schema).layout().ofHeading(name).isPresent() || forms.reasons().contains(name);
    }

    @Override
    public List<Column> columns(String schema, Text text) {
        var layout = table(schema).layout();
        return layout.columns().stream()
                .map(column ->
                        new Column(
                                column.heading(),
                                column.heading() + " / " + column.headingInEnglish(),
                                layout.isRequired(column)))
                .toList();
    }

    @Override
    public void writeTemplate(String schema, Text text, OutputStream out) {
        new FilingTemplate(
                        table(schema).layout(),
                        title(schema, text),
                        text.of("ledger.template.notes"),
                        text)
                .write(out);
    }

    private EntryTable table(String schema) {
        var book = book(schema);
        return new EntryTable(book, books.layout(book));
    }

    private static Book book(String schema) {
        return Book.ofSchema(schema).orElseThrow();
    }
}
