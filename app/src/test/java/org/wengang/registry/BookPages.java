package org.wengang.registry;

import static org.wengang.security.Role.CASEWORKER;
import static org.wengang.security.Role.FINANCE;
import static org.wengang.security.Role.REVIEWER;
import static org.wengang.security.Role.STATISTICIAN;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wengang.registry.book.Book;
import org.wengang.security.Role;

/** Who may open the pages of ledgers, of the checks, and of the figures made of them. */
public final class BookPages {

    private static final Set<Role> PEOPLE = Set.of(CASEWORKER, REVIEWER, FINANCE, STATISTICIAN);

    private BookPages() {}

    /** With those given. */
    public static Map<String, Set<Role>> and(Map<String, Set<Role>> others) {
        var pages = new HashMap<>(others);
        for (var book : Book.values()) {
            var entry = book.path() + "/{" + book.word() + "}";
            pages.put(book.path(), PEOPLE);
            pages.put(book.path() + "/new", Set.of(CASEWORKER));
            pages.put(entry, PEOPLE);
            pages.put(book.path() + "/file.xlsx", PEOPLE);
            pages.put(book.path() + "/file.csv", PEOPLE);
            pages.put("/api/v1" + book.path(), PEOPLE);
            pages.put("/api/v1" + entry, PEOPLE);
        }
        pages.put("/ledgers", PEOPLE);
        pages.put("/employers/unregistered", PEOPLE);
        pages.put("/bulletins/stays", PEOPLE);
        pages.put("/bulletins/stays/people", PEOPLE);
        pages.put("/bulletins/stays/employers", PEOPLE);
        for (var rows : List.of("people", "employers")) {
            pages.put("/bulletins/stays/" + rows + "/file.xlsx", PEOPLE);
            pages.put("/bulletins/stays/" + rows + "/file.csv", PEOPLE);
        }
        pages.put("/api/v1/bulletins/stays", PEOPLE);
        pages.put("/bulletins/censuses", PEOPLE);
        pages.put("/bulletins/censuses/{published}/people", PEOPLE);
        pages.put("/bulletins/censuses/{published}/people/file.xlsx", PEOPLE);
        pages.put("/bulletins/censuses/{published}/people/file.csv", PEOPLE);
        pages.put("/api/v1/bulletins/censuses", PEOPLE);
        pages.put("/checks", Set.of(CASEWORKER, REVIEWER));
        pages.put("/checks/rows", Set.of(CASEWORKER, REVIEWER));
        pages.put("/api/v1/checks", Set.of(CASEWORKER, REVIEWER));
        return Map.copyOf(pages);
    }
}
