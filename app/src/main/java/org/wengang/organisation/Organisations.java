package org.wengang.organisation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;

/**
 * The tree of organisations. It is public and changes seldom, so it is kept in memory and read
 * again after a change here, and every minute for changes elsewhere; every organisation knows every
 * other's name, whatever its scope. Closed ones stay in it.
 */
@Service
public class Organisations {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private final OrganisationRepository repository;
    private final Divisions divisions;
    private final Clock clock;
    private volatile Tree tree;

    Organisations(OrganisationRepository repository, Divisions divisions, Clock clock) {
        this.repository = repository;
        this.divisions = divisions;
        this.clock = clock;
        this.tree = Tree.of(repository.all(), clock.instant());
    }

    /**
     * @param byPath in the order of their paths: whoever is above stands before
     */
    private record Tree(
            TreeMap<OrgPath, Organisation> byPath,
            Map<PlaceCode, Organisation> byPlace,
            Instant readAt) {

        static Tree of(List<Organisation> all, Instant now) {
            var byPath = new TreeMap<OrgPath, Organisation>();
            var byPlace = new TreeMap<PlaceCode, Organisation>();
            for (var one : all) {
                byPath.put(one.path(), one);
                one.place().ifPresent(place -> byPlace.put(place, one));
            }
            return new Tree(byPath, byPlace, now);
        }
    }

    private Tree tree() {
        var kept = tree;
        var age = Duration.between(kept.readAt(), clock.instant());
        if (age.isNegative() || age.compareTo(KEPT) > 0) {
            readAgain();
        }
        return tree;
    }

    private void readAgain() {
        tree = Tree.of(repository.all(), clock.instant());
    }

    /** Makes what the present transaction changes known to everybody here once it is committed. */
    public void readAgainAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        readAgain();
                    }
                });
    }

    private List<Organisation> all() {
        return List.copyOf(tree().byPath().values());
    }

    /**
     * @throws Refused organisation-not-found
     */
    public Organisation get(OrgPath path) {
        return find(path)
                .orElseThrow(() -> new Refused(OrganisationProblem.NOT_FOUND, path.value()));
    }

    /** Empty when there is none at that path. */
    public Optional<Organisation> find(OrgPath path) {
        return Optional.ofNullable(tree().byPath().get(path));
    }

    /** This organisation and all below it, from above down. */
    public List<Organisation> below(OrgPath path) {
        return tree().byPath().tailMap(path).values().stream()
                .takeWhile(one -> path.contains(one.path()))
                .toList();
    }

    /** Those that report to it, closed ones too. */
    public List<Organisation> directlyBelow(OrgPath path) {
        return below(path).stream()
                .filter(one -> one.path().parent().filter(path::equals).isPresent())
                .toList();
    }

    /** Those above it, from the nation down. */
    public List<Organisation> above(OrgPath path) {
        return all().stream()
                .filter(one -> one.path().contains(path) && !one.path().equals(path))
                .toList();
    }

    /** Every organisation whose Chinese name is exactly this; counties of one name are several. */
    public List<Organisation> find(String name) {
        return all().stream().filter(one -> one.name().equals(name)).toList();
    }

    /**
     * What somebody means who writes a path ({@code cn/13/1301/}), a code of a division, town or
     * village, or a Chinese name; empty when there is none, several when a name is not enough.
     */
    public List<Organisation> search(String text) {
        return all().stream()
                .filter(one ->
                        one.path().value().equals(text)
                                || one.name().equals(text)
                                || one.place()
                                        .filter(code -> code.value().equals(text))
                                        .isPresent())
                .toList();
    }

    /** The one that answers for exactly that place; empty when there is none. */
    public Optional<Organisation> answering(PlaceCode place) {
        return Optional.ofNullable(tree().byPlace().get(place));
    }

    /**
     * The organisation responsible for exactly that division, for the one that took over a former
     * division, or for the zone that has that statistical code (130172) and no division of its own;
     * empty when there is none.
     */
    public Optional<Organisation> of(DivisionCode division) {
        return answering(PlaceCode.of(division))
                .or(() -> zone(division))
                .or(() ->
                        divisions
                                .byCode(division)
                                .flatMap(Division::successor)
                                .flatMap(code -> answering(PlaceCode.of(code))));
    }

    private Optional<Organisation> zone(DivisionCode number) {
        return all().stream()
                .filter(one -> one.place().isEmpty() && one.path().name().equals(number.value()))
                .findFirst();
    }
}
