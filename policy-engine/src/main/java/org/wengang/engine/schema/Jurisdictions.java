package org.wengang.engine.schema;

import java.io.Reader;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.yaml.YamlFile;
import org.wengang.engine.yaml.YamlMap;
import org.wengang.engine.yaml.YamlText;

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

    /**
     * Reads a file with a list {@code peers} of regions with labels.
     *
     * @param file the name that errors show
     * @throws org.wengang.engine.error.PolicyErrors with everything that is wrong
     */
    public static Jurisdictions load(Reader yaml, String file) {
        var errors = new ErrorCollector();
        YamlMap root = YamlFile.read(yaml, file, errors);
        var peers = new TreeSet<Region>();
        for (YamlMap peer : root.maps("peers")) {
            YamlText text = peer.text("region");
            peer.text("label");
            peer.text("label_en");
            peer.refuseOthers();
            @Nullable Region region = Region.parse(text.text());
            if (region != null && region.level() == Region.Level.COUNTY) {
                peers.add(region);
            } else if (!text.text().isEmpty()) {
                errors.add(text.at(), Fault.VALUE_INVALID, text.text(), "region (county)");
            }
        }
        root.refuseOthers();
        errors.throwIfAny();
        return new Jurisdictions(peers);
    }

    /**
     * @throws IllegalArgumentException for what is no county code
     */
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
