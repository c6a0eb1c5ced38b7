package org.wengang.registry.census;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.OrgPath;

/**
 * A census.
 *
 * @param organisation whose census it is: its records are asked about, officers at or below it ask
 * @param place where people count as present, and outside of which they are registered to count as
 *     from elsewhere
 * @param townBy the place by which people are given to towns: {@code home}, {@code residence} or
 *     {@code stay_place}
 * @param lastDay inclusive; whoever was not recorded by then is overdue
 * @param asked at least one, in their order
 * @param version grows with every step
 */
public record Campaign(
        UUID id,
        OrgPath organisation,
        String title,
        DivisionCode place,
        String townBy,
        LocalDate firstDay,
        LocalDate lastDay,
        List<AskedFact> asked,
        CampaignState state,
        int version) {

    public Campaign {
        asked = List.copyOf(asked);
    }

    public boolean isRunning() {
        return state == CampaignState.RUNNING;
    }

    public boolean isOverdue(LocalDate today) {
        return isRunning() && today.isAfter(lastDay);
    }
}
