package org.wengang.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.wengang.organisation.gazetteer.Level;

/**
 * A place from province to village, for as long as it had this name and this code.
 *
 * @param name its own name, e.g. {@code 大河镇}
 * @param path with the names above it, e.g. {@code 河北省石家庄市鹿泉区大河镇}
 * @param first the first day; of a change that has no day of its own, the first possible one; null
 *     where it was so before the table of changes begins
 * @param last the last day, inclusive, or the last possible one; null while it is in use
 */
public record Place(
        PlaceCode code,
        String name,
        String path,
        Kind kind,
        @Nullable LocalDate first,
        @Nullable LocalDate last) {

    /** What sort of place it is, beside its level. */
    public enum Kind {
        /** An administrative division, or a village or community of the statistics. */
        DIVISION,
        /**
         * A development zone or the like that statistics count as a county (71 to 79 in its last
         * two digits), and what lies in it; not in GB/T 2260.
         */
        ZONE,
        /** A name the code needs and nobody lives by: 市辖区, 省直辖县级行政区划. */
        FILLER
    }

    public Level level() {
        return code.level();
    }

    public boolean isInUse(LocalDate day) {
        return (first == null || !day.isBefore(first)) && (last == null || !day.isAfter(last));
    }
}
