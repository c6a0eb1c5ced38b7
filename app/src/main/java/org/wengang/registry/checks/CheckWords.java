package org.wengang.registry.checks;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.wengang.kernel.DivisionCode;
import org.wengang.organisation.Divisions;
import org.wengang.registry.book.Book;
import org.wengang.registry.books.BookWords;
import org.wengang.registry.checks.Check.Shown;
import org.wengang.web.Page;

/** What a check finds, in the words of whoever looks. */
@Component
public final class CheckWords {

    private final Divisions divisions;
    private final BookWords words;

    CheckWords(Divisions divisions, BookWords words) {
        this.divisions = divisions;
        this.words = words;
    }

    /** Whom or what a row is about. */
    public String about(Page page, Check check, FoundRow row) {
        return value(page, check.shows().getFirst(), row.about());
    }

    /** What is wrong with it. */
    public String detail(Page page, Check check, FoundRow row) {
        var values = new Object[row.detail().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(page, check.shows().get(i + 1), row.detail().get(i));
        }
        return page.t("check.detail." + check.code(), values);
    }

    private String value(Page page, Shown shown, String value) {
        return switch (shown) {
            case TEXT -> value;
            case NUMBER -> page.number(Long.parseLong(value));
            case MONEY -> page.money(Long.parseLong(value));
            case DAY -> page.date(LocalDate.parse(value));
            case PLACE -> divisions.displayName(new DivisionCode(value));
            case SECTION -> words.word(page, Book.EMPLOYER, "section", value);
            case HOUSEHOLD -> words.word(page, Book.STAY, "hukou_scope", value);
            case LEDGER ->
                    Book.ofSchema(value).map(book -> words.text(page, book, "title")).orElse(value);
        };
    }
}
