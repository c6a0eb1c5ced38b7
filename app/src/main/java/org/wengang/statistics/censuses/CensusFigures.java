package org.wengang.statistics.censuses;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.OrgPath;

/**
 * What a published census found, people counted once each.
 *
 * @param place code of where people count as present
 * @param countedAt when it was verified; the numbers stand since
 * @param assigned to be contacted
 * @param recorded of them, those of whom everything asked is known
 * @param refused of them, those who did not want to answer
 * @param enterprises by credit code, of whose people at least one was recorded
 * @param outsiders of the recorded, those who are here and registered elsewhere
 * @param stayers of the outsiders, those who stay over the festival; null where nobody was asked
 * @param undetermined of the recorded, those in neither of the two numbers for want of an answer
 */
public record CensusFigures(
        UUID census,
        OrgPath organisation,
        String title,
        String place,
        Instant countedAt,
        long assigned,
        long recorded,
        long refused,
        long enterprises,
        long outsiders,
        @Nullable Integer stayers,
        long undetermined) {

    /** Path of the people behind a number. */
    public String people(CensusNumber of) {
        return "/bulletins/censuses/%s/people?of=%s".formatted(census, of.word());
    }

    /**
     * Path of a file of them.
     *
     * @param suffix with its dot
     */
    public String file(CensusNumber of, String suffix) {
        return "/bulletins/censuses/%s/people/file%s?of=%s".formatted(census, suffix, of.word());
    }
}
