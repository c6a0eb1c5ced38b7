package org.wengang.engine.schema;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which counties report as equals of a prefecture although their codes lie in one: 定州 130682, 辛集
 * 130181, the counties of 雄安. A policy says by its parameter {@code jurisdiction_mode} whether it
 * follows the codes or the organisation.
 *
 * @param peers county codes
 */
public record Jurisdictions(Set<Region> peers) {

    /** No county reports on its own. */
    public static final Jurisdictions BY_CODE = new Jurisdictions(Set.of());

    public Jurisdictions {
        for (Region peer : peers) {
            if (peer.level() != Region.Level.COUNTY) {
                throw new IllegalArgumentException("Not a county: " + peer);
            }
        }
        peers = Set.copyOf(peers);
    }

    /** @throws IllegalArgumentException for what is no county code */
    public static Jurisdictions of(Set<String> peers) {
        var regions = new TreeSet<Region>();
        peers.forEach(peer -> regions.add(new Region(peer)));
        return new Jurisdictions(regions);
    }

    /** The peers whose codes lie in the region, itself excluded; in order. */
    public Set<Region> peersIn(Region region) {
        var found = new TreeSet<Region>();
        for (Region peer : peers) {
            if (!peer.equals(region) && peer.code().startsWith(region.prefix())) {
                found.add(peer);
            }
        }
        return found;
    }
}
