package org.wengang.statistics.censuses;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.OrgPath;
import org.wengang.organisation.Divisions;
import org.wengang.web.OrganisationNames;
import org.wengang.web.Page;

/** Offices, places and answers in the words of whoever looks. */
@Component
public final class PlaceWords {

    private final OrganisationNames organisations;
    private final Divisions divisions;

    PlaceWords(OrganisationNames organisations, Divisions divisions) {
        this.organisations = organisations;
        this.divisions = divisions;
    }

    public String office(Page page, OrgPath path) {
        return organisations.name(path, page.language());
    }

    /**
     * @param code of a county or a wider place
     */
    public String place(String code) {
        return divisions.displayName(new DivisionCode(code));
    }

    /** Yes or no; null where it is not known. */
    public String answer(Page page, @Nullable Boolean answer) {
        return answer == null
                ? page.t("statistics.unknown")
                : page.t(answer ? "statistics.census.yes" : "statistics.census.no");
    }
}
