package org.wengang.registry.workers;

import java.time.LocalDate;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.wengang.kernel.DivisionCode;
import org.wengang.organisation.Divisions;
import org.wengang.registry.FactSource;
import org.wengang.web.Page;

/** Facts in the words of whoever looks. */
@Component
public final class FactWords {

    private final Divisions divisions;

    FactWords(Divisions divisions) {
        this.divisions = divisions;
    }

    public String label(Page page, String fact) {
        return page.t("registry.fact." + fact);
    }

    /** Places by name and code, codes by their word, days as the language writes them. */
    public String value(Page page, FactSource source) {
        return value(page, source.fact(), Objects.requireNonNull(source.value(), source.fact()));
    }

    /**
     * @param value as in {@link FactSource}
     */
    public String value(Page page, String fact, String value) {
        return switch (fact) {
            case "hukou", "home", "residence", "stay_place" -> place(page, value);
            case "hukou_nature", "employer_kind", "worker_category" ->
                    page.t("registry." + fact + "." + value);
            case "birth", "stay_from", "stay_to" -> page.date(LocalDate.parse(value));
            case "on_duty_days" -> page.t("registry.days", Integer.parseInt(value));
            default -> value;
        };
    }

    private String place(Page page, String code) {
        return page.t("registry.place", divisions.displayName(new DivisionCode(code)), code);
    }
}
