package org.wengang.organisation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.DivisionCode;

/**
 * A place down to the county.
 *
 * @param name its own name, e.g. {@code 鹿泉区}
 * @param path with the names above it, e.g. {@code 河北省石家庄市鹿泉区}
 * @param formerly whether the code is no longer in use
 * @param successorCode of a former place, the one that took all of it over; null when it was
 *     divided among several, and for a present place
 */
public record Division(
        DivisionCode code,
        String name,
        String path,
        Kind kind,
        boolean formerly,
        @Nullable DivisionCode successorCode) {

    public enum Kind {
        PROVINCE,
        PREFECTURE,
        COUNTY,
        /** A development zone or the like that statistics count as a county; not in GB/T 2260. */
        ZONE
    }

    public Optional<DivisionCode> successor() {
        return Optional.ofNullable(successorCode);
    }

    /** The code in use today; the former one of a place that was divided among several. */
    public DivisionCode current() {
        return successorCode == null ? code : successorCode;
    }
}
