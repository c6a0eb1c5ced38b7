package org.wengang.engine.language;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.wengang.engine.schema.Region;

/**
 * Whether a place lies in a region, both back ends' one definition:
 *
 * <ol>
 *   <li>one of the places that report apart: no;
 *   <li>its digits begin with the region's: yes;
 *   <li>it is wider than the region and around it by digits (石家庄市 asked for 鹿泉区): unknown;
 *   <li>else no.
 * </ol>
 *
 * @param region what is asked for
 * @param apart counties in the region by code that the organisation counts outside it
 */
public record PlaceTest(Region region, Set<Region> apart) {

    public PlaceTest {
        apart = Set.copyOf(apart);
    }

    /** The digits a place inside begins with. */
    public String prefix() {
        return region.prefix();
    }

    /** The regions around this one, for which the question is open; in order. */
    public Set<Region> wider() {
        var wider = new TreeSet<Region>();
        for (Region.Level level : Region.Level.values()) {
            Optional<Region> ancestor = region.ancestor(level);
            ancestor.filter(around -> !around.equals(region)).ifPresent(wider::add);
        }
        return wider;
    }
}
