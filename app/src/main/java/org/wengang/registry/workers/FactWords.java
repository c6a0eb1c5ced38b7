package org.wengang.registry.workers;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.wengang.kernel.DivisionCode;
import org.wengang.organisation.Divisions;
import org.wengang.organisation.PlaceCode;
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

    /**
     * What is not known as such, places by name and code, codes by their word, days as the language
     * writes them.
     */
    public String value(Page page, FactSource source) {
        var value = source.value();
        return value == null ? page.t("registry.unknown") : value(page, source.fact(), value);
    }

    /**
     * @param value as in {@link FactSource}
     */
    public String value(Page page, String fact, String value) {
        return switch (fact) {
            case "hukou", "home", "residence", "stay_place", "destination" -> place(page, value);
            case "home_locality",
                    "residence_locality",
                    "stay_place_locality",
                    "destination_locality" ->
                    locality(page, value);
            case "sex",
                    "hukou_nature",
                    "employer_kind",
                    "worker_category",
                    "intention",
                    "present" ->
                    page.t("registry." + fact + "." + value);
            case "birth", "stay_from", "stay_to" -> page.date(LocalDate.parse(value));
            case "on_duty_days" -> page.t("registry.days", Integer.parseInt(value));
            default -> value;
        };
    }

    /** A town or village by its name in its county, and code. */
    public String locality(Page page, String code) {
        return divisions
                .gazetteer()
                .byCode(new PlaceCode(code))
                .map(place -> page.t("registry.place", place.path(), code))
                .orElse(code);
    }

    private String place(Page page, String code) {
        return page.t("registry.place", divisions.displayName(new DivisionCode(code)), code);
    }
}
