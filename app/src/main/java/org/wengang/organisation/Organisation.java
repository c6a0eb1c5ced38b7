package org.wengang.organisation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.OrgPath;
import org.wengang.web.Language;

/**
 * The public employment service of one place.
 *
 * @param name of the place in Chinese, as bulletins say it, e.g. {@code 鹿泉区}
 * @param nameEn the same in English
 * @param divisionCode null for the nation, and for a zone or new area that has no code in GB/T 2260
 */
public record Organisation(
        OrgPath path, String name, String nameEn, Kind kind, @Nullable DivisionCode divisionCode) {

    /** How it stands in the reporting line; a peer of a prefecture is a PREFECTURE here. */
    public enum Kind {
        NATION,
        PROVINCE,
        PREFECTURE,
        COUNTY,
        /** A zone with an office of its own. */
        ZONE
    }

    /** Its name in that language. */
    public String name(Language language) {
        return switch (language) {
            case ZH -> name;
            case EN -> nameEn;
        };
    }

    public Optional<DivisionCode> division() {
        return Optional.ofNullable(divisionCode);
    }
}
