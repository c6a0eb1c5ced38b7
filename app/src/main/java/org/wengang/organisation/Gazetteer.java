package org.wengang.organisation;

import java.io.BufferedInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.DivisionCode;
import org.wengang.organisation.gazetteer.Former;
import org.wengang.organisation.gazetteer.Level;
import org.wengang.organisation.gazetteer.PlaceIndex;
import org.wengang.organisation.gazetteer.PlaceStore;
import org.wengang.organisation.gazetteer.PlaceText;
import org.wengang.organisation.gazetteer.Reading;

/**
 * Every place of China from province to village: by code, by path, by a name written loosely, on a
 * day. Towns and villages are those of 2023-06-30 and are read when they are first asked for (some
 * half a second, some 30 MB); counties are dated by the table of changes. A town of a county that
 * was renamed is known by the path of its day and has the code of today. Safe for any number of
 * threads; needs neither a server nor a database.
 */
public final class Gazetteer {

    private static final int LONGEST = 120;

    private final Divisions divisions;
    private @Nullable PlaceIndex index;

    Gazetteer(Divisions divisions) {
        this.divisions = divisions;
    }

    /** The place that had that code on that day; empty where there is none. */
    public Optional<Place> byCode(PlaceCode code, LocalDate day) {
        return called(code).filter(place -> place.isInUse(day)).findFirst();
    }

    /** The place that has that code now or had it last; empty where none ever had. */
    public Optional<Place> byCode(PlaceCode code) {
        return called(code)
                .max(
                        Comparator.comparing(
                                place -> place.last() == null ? LocalDate.MAX : place.last()));
    }

    /**
     * What {@code text} means on that day: a code of 2, 4, 6, 9 or 12 digits, or names from above
     * down. Levels may be left out (石家庄市鹿泉区), and the word for the level too (石家庄鹿泉); blanks, marks
     * between the levels and full-width forms are forgiven. Of names with and without their levels
     * those with them count; a name without anything above it means a county or wider place where
     * one is called so, else a town, else a village. Whatever then is left is told, never chosen
     * from.
     */
    public PlaceAnswer find(String text, LocalDate day) {
        var plain = PlaceText.plain(text);
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return new PlaceAnswer.Unknown();
        }
        if (plain.matches("\\d+")) {
            return ofCode(PlaceCode.parse(plain), day);
        }
        var readings = List.copyOf(index().reader().read(plain));
        var then = readings.stream().filter(one -> isThen(one, day)).toList();
        if (then.isEmpty()) {
            var others = places(likeliest(readings));
            return others.isEmpty() ? new PlaceAnswer.Unknown() : new PlaceAnswer.NotThen(others);
        }
        var likeliest = likeliest(then);
        var places = places(likeliest);
        return places.size() == 1
                ? new PlaceAnswer.Found(places.getFirst(), likeliest.getFirst().complete())
                : new PlaceAnswer.Several(places);
    }

    /**
     * Places that what was typed so far may mean, the likeliest first; present ones.
     *
     * @param typed the beginning of a code or a name, or a part of a name, after places above or
     *     not
     */
    public List<Place> suggest(String typed, int most) {
        return index().suggest(typed, most).stream().map(this::present).toList();
    }

    /** The present places right below; of null the provinces. */
    public List<Place> children(@Nullable PlaceCode above) {
        var store = index().store();
        int at = above == null ? -1 : store.find(above.twelve());
        if (above != null && at < 0) {
            return List.of();
        }
        var children = new ArrayList<Place>();
        int end = above == null ? store.size() : store.end(at);
        for (int child = at + 1; child < end; child = store.end(child)) {
            children.add(present(child));
        }
        return children;
    }

    /** From the province down to the place itself, as of today; empty for a former place. */
    public List<Place> line(PlaceCode code) {
        var store = index().store();
        int place = store.find(code.twelve());
        return place < 0
                ? List.of()
                : Stream.of(Level.values())
                        .map(level -> store.ancestor(place, level))
                        .filter(one -> one >= 0)
                        .map(this::present)
                        .toList();
    }

    /** What the table of changes says of the place or the county it lies in, the oldest first. */
    public List<DivisionChange> history(PlaceCode code) {
        return divisions.changes(code.division());
    }

    private PlaceAnswer ofCode(Optional<PlaceCode> code, LocalDate day) {
        var places = code.stream().flatMap(this::called).toList();
        var then = places.stream().filter(place -> place.isInUse(day)).findFirst();
        if (then.isPresent()) {
            return new PlaceAnswer.Found(then.get(), true);
        }
        return places.isEmpty() ? new PlaceAnswer.Unknown() : new PlaceAnswer.NotThen(places);
    }

    /** Whether each name that was read counted on that day. */
    private boolean isThen(Reading reading, LocalDate day) {
        return reading.formers().stream().allMatch(former -> formerly(former).isInUse(day))
                && reading.places().stream().allMatch(place -> present(place).isInUse(day));
    }

    /**
     * Complete ones before others; then counties and wider, towns, villages; none inside its like.
     */
    private List<Reading> likeliest(List<Reading> readings) {
        boolean complete = readings.stream().anyMatch(Reading::complete);
        var written = readings.stream().filter(one -> one.complete() == complete).toList();
        int rank = written.stream().mapToInt(this::rank).min().orElse(0);
        var left = written.stream().filter(one -> rank(one) == rank).toList();
        return complete
                ? left.stream()
                        .filter(one -> left.stream().noneMatch(other -> holds(other, one)))
                        .toList()
                : left;
    }

    private int rank(Reading reading) {
        var level =
                reading.former() == null ? index().store().level(reading.place()) : Level.COUNTY;
        return Math.max(level.ordinal(), Level.COUNTY.ordinal());
    }

    /** 嘉峪关市 the prefecture holds 嘉峪关市 the county. */
    private boolean holds(Reading outer, Reading inner) {
        var store = index().store();
        return outer.former() == null
                && inner.former() == null
                && outer.place() < inner.place()
                && inner.place() < store.end(outer.place());
    }

    private List<Place> places(List<Reading> readings) {
        return readings.stream()
                .map(one -> one.former() == null ? present(one.place()) : formerly(one.former()))
                .distinct()
                .sorted(Comparator.comparing(Place::code))
                .toList();
    }

    /** A code may have been called by one name after the other. */
    private Stream<Place> called(PlaceCode code) {
        int place = index().store().find(code.twelve());
        return Stream.concat(
                place < 0 ? Stream.empty() : Stream.of(present(place)),
                divisions.changes().stream()
                        .filter(change -> change.formerCode() != null)
                        .filter(change ->
                                PlaceCode.of(Objects.requireNonNull(change.formerCode()))
                                        .equals(code))
                        .map(this::formerly));
    }

    int size() {
        return index().store().size();
    }

    /** The present place with that number, from 0, in the order of the codes. */
    Place present(int number) {
        var store = index().store();
        var code = PlaceCode.of(store.code(number));
        var name = store.name(number);
        var names = new ArrayList<String>();
        for (var level : Level.values()) {
            int above = level.compareTo(code.level()) < 0 ? store.ancestor(number, level) : -1;
            if (above >= 0) {
                names.add(store.name(above));
            }
        }
        names.add(name);
        return new Place(code, name, PlaceNames.path(names), kind(code, name), first(code), null);
    }

    private @Nullable LocalDate first(PlaceCode code) {
        return code.level() == Level.COUNTY
                ? divisions.changes().stream()
                        .filter(change -> change.added().contains(code.division()))
                        .map(DivisionChange::from)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static Place.Kind kind(PlaceCode code, String name) {
        if (code.level().compareTo(Level.COUNTY) <= 0 && PlaceNames.isUnspoken(name)) {
            return Place.Kind.FILLER;
        }
        return code.level().compareTo(Level.COUNTY) >= 0 && Divisions.isZone(code.division())
                ? Place.Kind.ZONE
                : Place.Kind.DIVISION;
    }

    private Place formerly(Former former) {
        return divisions.changes().stream()
                .filter(change -> former.name().equals(change.formerName()))
                .filter(change ->
                        former.code()
                                == PlaceCode.of(Objects.requireNonNull(change.formerCode()))
                                        .twelve())
                .map(this::formerly)
                .findFirst()
                .orElseThrow();
    }

    private Place formerly(DivisionChange change) {
        var code = PlaceCode.of(Objects.requireNonNull(change.formerCode()));
        var name = Objects.requireNonNull(change.formerName());
        var above = new DivisionCode(code.value().substring(0, 4) + "00");
        return new Place(
                code,
                name,
                divisions.displayName(above) + name,
                Place.Kind.DIVISION,
                null,
                change.isDayKnown() ? change.to().minusDays(1) : change.to());
    }

    private synchronized PlaceIndex index() {
        if (index == null) {
            index = read();
        }
        return index;
    }

    private PlaceIndex read() {
        var above = new TreeMap<String, String>();
        divisions.all().stream()
                .filter(division -> !division.formerly())
                .forEach(division -> above.put(division.code().value(), division.name()));
        var list = "/organisation/towns-and-villages.txt.gz";
        var in = Objects.requireNonNull(Gazetteer.class.getResourceAsStream(list), list);
        var store = PlaceStore.read(above, new BufferedInputStream(in));
        var formers =
                divisions.changes().stream()
                        .filter(change -> change.formerCode() != null)
                        .map(change -> former(change, store))
                        .toList();
        return new PlaceIndex(store, formers);
    }

    private static Former former(DivisionChange change, PlaceStore store) {
        return new Former(
                PlaceCode.of(Objects.requireNonNull(change.formerCode())).twelve(),
                Objects.requireNonNull(change.formerName()),
                change.successors().stream()
                        .map(code -> store.find(PlaceCode.of(code).twelve()))
                        .toList());
    }
}
