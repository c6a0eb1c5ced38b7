package org.wengang.voucher.card;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.PersonName;
import org.wengang.web.FormErrors;

/**
 * People as a town or an employer names them, one a line: the name, then the number. Numbers stand
 * nowhere but in the form.
 */
record CardPeople(List<Named> all) {

    private static final int MOST = 500;

    CardPeople {
        all = List.copyOf(all);
    }

    /**
     * @param line from 1, as the officer counts
     */
    record Named(int line, PersonName name, IdentityDocument document) {}

    /** Of nobody if something is wrong, which then stands in {@code errors}. */
    static CardPeople parse(String text, LocalDate today, FormErrors errors) {
        var lines = text.lines().toList();
        var named = new ArrayList<Named>();
        for (var i = 0; i < lines.size(); i++) {
            var words = lines.get(i).replaceAll("[,，;；\\t\\u3000]", " ").strip();
            if (words.isEmpty()) {
                continue;
            }
            var cut = words.lastIndexOf(' ');
            var name = PersonName.parse(cut < 0 ? "" : words.substring(0, cut)).toOptional();
            var document = IdentityDocument.parse(words.substring(cut + 1), today).toOptional();
            if (name.isEmpty()) {
                errors.add("people", "voucher.card.fault.name", i + 1);
            } else if (document.isEmpty()) {
                errors.add("people", "voucher.card.fault.number", i + 1);
            } else {
                named.add(new Named(i + 1, name.get(), document.get()));
            }
        }
        if (named.isEmpty() || named.size() > MOST) {
            errors.add("people", "voucher.card.fault.people", MOST);
        }
        return new CardPeople(errors.hasErrors() ? List.of() : named);
    }
}
