package org.wengang.organisation;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.OrgPath;
import org.wengang.web.Language;

/**
 * The public employment service of one place.
 *
 * @param name of the place in Chinese, as bulletins say it, e.g. {@code 鹿泉区}
 * @param nameEn the same in English; in Chinese while nobody gave an English one
 * @param placeCode null for the nation, and for a zone or new area that has no code in GB/T 2260
 * @param openedOn the first day; null for those that came with the program
 * @param closedOn the last day, inclusive; null while open
 */
public record Organisation(
        OrgPath path,
        String name,
        String nameEn,
        Kind kind,
        @Nullable PlaceCode placeCode,
        @Nullable LocalDate openedOn,
        @Nullable LocalDate closedOn) {

    /** How it stands in the reporting line; a peer of a prefecture is a PREFECTURE here. */
    public enum Kind {
        NATION,
        PROVINCE,
        PREFECTURE,
        COUNTY,
        /** A zone with an office of its own. */
        ZONE,
        /** 乡镇、街道. */
        TOWN,
        /** 村、社区. */
        VILLAGE
    }

    /** Its name in that language. */
    public String name(Language language) {
        return switch (language) {
            case ZH -> name;
            case EN -> nameEn;
        };
    }

    /** The division it answers for; empty also for a town or village, which is none. */
    public Optional<DivisionCode> division() {
        return place().filter(code -> code.value().length() == 6).map(PlaceCode::division);
    }

    public Optional<PlaceCode> place() {
        return Optional.ofNullable(placeCode);
    }

    /**
     * Where it works, a zone by its number in the statistics; empty for the nation and new areas.
     */
    public Optional<PlaceCode> region() {
        return place().or(() -> PlaceCode.parse(path.name()));
    }

    public boolean isOpen(LocalDate day) {
        return (openedOn == null || !day.isBefore(openedOn))
                && (closedOn == null || !day.isAfter(closedOn));
    }
}
