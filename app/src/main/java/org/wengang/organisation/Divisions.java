package org.wengang.organisation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.Parsed;
import org.wengang.organisation.gazetteer.PlaceText;

/**
 * The divisions of China from province to county, present and former ones. Everything is in memory;
 * safe for any number of threads; needs neither a server nor a database.
 */
public final class Divisions {

    static final int MOST_CANDIDATES = 5;

    private final Map<DivisionCode, Division> byCode = new TreeMap<>();
    private final Map<String, Set<Division>> byFullPath = new HashMap<>();
    private final Map<String, Set<Division>> byShortPath = new HashMap<>();
    private final Map<String, Set<Division>> byLooseName = new HashMap<>();
    private final List<DivisionChange> changes = new ArrayList<>();
    private final Set<DivisionCode> reportingPeers = new TreeSet<>();
    private final Gazetteer gazetteer = new Gazetteer(this);

    private Divisions() {}

    /** Reads the tables that come with the program: about 3,400 places, in some 50 milliseconds. */
    public static Divisions load() {
        var divisions = new Divisions();
        var names = new HashMap<DivisionCode, String>();
        var present = PlaceTable.rows("divisions");
        present.forEach(row -> names.put(new DivisionCode(row[0]), row[1]));
        for (var row : present) {
            divisions.add(new DivisionCode(row[0]), names, false, null);
        }
        DivisionChange.all().forEach(change -> divisions.add(change, names));
        PlaceTable.rows("reporting-peers")
                .forEach(row -> divisions.reportingPeers.add(new DivisionCode(row[0])));
        return divisions;
    }

    /** Empty when no place has or, as far as the table of changes goes, had that code. */
    public Optional<Division> byCode(DivisionCode code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** Every place, former ones included, by code. */
    public Collection<Division> all() {
        return Collections.unmodifiableCollection(byCode.values());
    }

    /**
     * What {@code text} means: a six-digit code or names from the province down ({@code
     * 河北省石家庄市鹿泉区}). The province or the prefecture may be left out where only one place is then
     * called so; blanks and separators between the levels, full-width forms, and an address below
     * the county that goes on are forgiven. A name alone that is no province or prefecture ({@code
     * 鹿泉区}), or a name without its level ({@code 河北石家庄}), is {@link PlaceLookup.Unclear}.
     */
    public PlaceLookup byPath(String text) {
        var exact = byFullPath.get(text);
        if (exact != null && exact.size() == 1) {
            return new PlaceLookup.Found(exact.iterator().next());
        }
        var plain = PlaceText.plain(text);
        if (plain.matches("\\d+")) {
            return byDigits(plain);
        }
        var named = named(plain);
        for (int end = plain.length() - 1; named == null && end > 4; end--) {
            if (PlaceNames.isBelowCounty(plain.substring(end))) {
                named = lowestNamed(plain.substring(0, end));
            }
        }
        return named == null ? suggestions(plain) : named;
    }

    /** The path of names, e.g. {@code 河北省石家庄市鹿泉区}; the digits where no such place is known. */
    public String displayName(DivisionCode code) {
        return byCode(code).map(Division::path).orElse(code.value());
    }

    /**
     * County-level places that report to their province as equals of a prefecture (定州, 辛集, the
     * three counties of 雄安), although their code says that they lie in one.
     */
    public Set<DivisionCode> reportingPeers() {
        return Collections.unmodifiableSet(reportingPeers);
    }

    /** The same down to the village; reads its list when it is first asked. */
    public Gazetteer gazetteer() {
        return gazetteer;
    }

    /** What the table of changes says of this code, the oldest first. */
    public List<DivisionChange> changes(DivisionCode code) {
        return changes.stream()
                .filter(change -> change.concerns(code))
                .sorted(Comparator.comparing(DivisionChange::from))
                .toList();
    }

    List<DivisionChange> changes() {
        return Collections.unmodifiableList(changes);
    }

    private PlaceLookup byDigits(String digits) {
        var code = DivisionCode.parse(digits);
        return switch (code) {
            case Parsed.Valid<DivisionCode>(var valid) ->
                    byCode(valid)
                            .<PlaceLookup>map(PlaceLookup.Found::new)
                            .orElseGet(PlaceLookup.Unknown::new);
            case Parsed.Faulty<DivisionCode> _ -> new PlaceLookup.Unknown();
        };
    }

    private @Nullable PlaceLookup named(String plain) {
        var places = byFullPath.getOrDefault(plain, byShortPath.get(plain));
        if (places == null) {
            return null;
        }
        return onlyOne(places).<PlaceLookup>map(PlaceLookup.Found::new).orElse(unclear(places));
    }

    /** Also where a place kept its name and got a new code: then it is the present one. */
    private static Optional<Division> onlyOne(Set<Division> places) {
        if (places.stream().map(Division::current).distinct().count() > 1) {
            return Optional.empty();
        }
        return places.stream().min(Comparator.comparing(Division::formerly));
    }

    /** A county, or a prefecture that has none (东莞). */
    private @Nullable PlaceLookup lowestNamed(String plain) {
        return named(plain) instanceof PlaceLookup.Found(var division) && isLowest(division)
                ? new PlaceLookup.Found(division)
                : null;
    }

    private boolean isLowest(Division division) {
        return switch (division.kind()) {
            case COUNTY, ZONE -> true;
            case PROVINCE -> false;
            case PREFECTURE ->
                    byCode.keySet().stream()
                            .noneMatch(other ->
                                    !other.equals(division.code())
                                            && division.code().contains(other));
        };
    }

    private PlaceLookup suggestions(String plain) {
        var loose = PlaceNames.loose(plain);
        var places = loose.isEmpty() ? null : byLooseName.get(loose);
        return places == null ? new PlaceLookup.Unknown() : unclear(places);
    }

    /** A former place stands back behind the one that took all of it over. */
    private static PlaceLookup unclear(Set<Division> places) {
        return new PlaceLookup.Unclear(
                places.stream()
                        .filter(place ->
                                place.successor().isEmpty()
                                        || places.stream()
                                                .noneMatch(other ->
                                                        other.code().equals(place.current())))
                        .sorted(Comparator.comparing(Division::code))
                        .limit(MOST_CANDIDATES)
                        .toList());
    }

    private void add(DivisionChange change, Map<DivisionCode, String> names) {
        changes.add(change);
        var code = change.formerCode();
        var name = change.formerName();
        if (code == null || name == null) {
            return;
        }
        var then = new HashMap<>(names);
        then.put(code, name);
        if (change.isRenaming()) {
            index(Objects.requireNonNull(byCode.get(code)), written(code, then));
        } else {
            add(code, then, true, change.successor().orElse(null));
        }
    }

    private static List<String> written(DivisionCode code, Map<DivisionCode, String> names) {
        var written = new ArrayList<String>();
        for (var level : DivisionCode.Level.values()) {
            if (level.compareTo(code.level()) <= 0) {
                written.add(Objects.requireNonNull(names.get(code.ancestor(level)), code.value()));
            }
        }
        return written;
    }

    private void add(
            DivisionCode code,
            Map<DivisionCode, String> names,
            boolean formerly,
            @Nullable DivisionCode successor) {
        var written = written(code, names);
        var spoken = new ArrayList<>(written);
        if (kind(code) == Division.Kind.ZONE) {
            spoken.set(spoken.size() - 1, PlaceNames.ownName(written));
        }
        var division =
                new Division(
                        code,
                        spoken.getLast(),
                        PlaceNames.path(spoken),
                        kind(code),
                        formerly,
                        successor);
        byCode.put(code, division);
        for (var form : new LinkedHashSet<>(List.of(written, spoken))) {
            index(division, form);
        }
    }

    private void index(Division division, List<String> names) {
        put(byFullPath, String.join("", names), division);
        put(byFullPath, PlaceNames.path(names), division);
        boolean isUnspoken = PlaceNames.isUnspoken(names.getLast());
        if (!isUnspoken) {
            PlaceNames.shortened(names).forEach(form -> put(byShortPath, form, division));
            for (int from = 0; from < names.size(); from++) {
                var tail = String.join("", names.subList(from, names.size()));
                put(byLooseName, PlaceNames.loose(tail), division);
            }
            PlaceNames.shortened(names)
                    .forEach(form -> put(byLooseName, PlaceNames.loose(form), division));
        }
    }

    private static void put(Map<String, Set<Division>> index, String key, Division division) {
        if (!key.isEmpty()) {
            index.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(division);
        }
    }

    private static Division.Kind kind(DivisionCode code) {
        return switch (code.level()) {
            case PROVINCE -> Division.Kind.PROVINCE;
            case PREFECTURE -> Division.Kind.PREFECTURE;
            case COUNTY -> isZone(code) ? Division.Kind.ZONE : Division.Kind.COUNTY;
        };
    }

    /** Numbers that the statistics keep for zones of their own. */
    static boolean isZone(DivisionCode code) {
        int last = Integer.parseInt(code.value().substring(4));
        return last >= 71 && last <= 79;
    }
}
