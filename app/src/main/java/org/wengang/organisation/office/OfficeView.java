package org.wengang.organisation.office;

import java.time.LocalDate;
import java.util.List;
import org.wengang.organisation.Organisation;
import org.wengang.organisation.Place;

/**
 * What the page of an office shows.
 *
 * @param above from the nation down, without the office itself
 * @param below right below it, closed ones too
 * @param formerNames the oldest first
 * @param openable places the officer may open an office for; none where that is not theirs
 * @param isChangeable whether the officer may rename and close it
 */
public record OfficeView(
        Organisation office,
        List<Organisation> above,
        List<Organisation> below,
        List<FormerName> formerNames,
        List<Place> openable,
        boolean isChangeable,
        LocalDate today) {}
