package org.wengang.registry.duplicate;

import java.util.UUID;
import org.wengang.kernel.OrgPath;

/**
 * Two workers who may be one person.
 *
 * @param score how sure, in percent, 1 to 99
 */
record Alike(
        UUID one,
        UUID other,
        Reason reason,
        int score,
        OrgPath organisation,
        OrgPath otherOrganisation) {}
