package org.wengang.registry.desk;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.PersonName;
import org.wengang.registry.FactHistory;
import org.wengang.registry.FactSource;
import org.wengang.security.Officer;
import org.wengang.security.Right;

/**
 * Who people are, as far as a program may know: their names and the ends of their numbers with the
 * right {@code workers:names}; their surnames alone without it.
 */
public record Clearance(boolean names) {

    /** Facts that are told nobody without the right: the one may hold anything. */
    private static final Set<String> PERSONAL = Set.of("mobile", "remark");

    public static Clearance of(Officer officer) {
        return new Clearance(officer.may(Right.WORKERS_NAMES));
    }

    /** Null stays null. */
    public @Nullable String name(@Nullable String name) {
        return name == null || names ? name : new PersonName(name).masked();
    }

    /**
     * @param masked a number of which the end is shown
     * @return null without the right
     */
    public @Nullable String number(@Nullable String masked) {
        return names ? masked : null;
    }

    /** Those that are known, each with what said so. */
    public List<FactSource> known(List<FactHistory> facts) {
        return facts.stream()
                .filter(FactHistory::isKnown)
                .map(FactHistory::current)
                .filter(fact -> names || !PERSONAL.contains(fact.fact()))
                .map(fact -> names ? fact : masked(fact))
                .toList();
    }

    /** What officers wrote themselves, the name of a file and a reason, may hold names. */
    private FactSource masked(FactSource fact) {
        return new FactSource(
                fact.fact(),
                fact.fact().equals("name") ? name(fact.value()) : fact.value(),
                fact.importId(),
                null,
                fact.sheet(),
                fact.row(),
                fact.statedOn(),
                fact.officer(),
                null);
    }

    /**
     * Lets nobody without the right look for a name or a number: what is found would tell.
     *
     * @throws org.wengang.kernel.Refused security-right-missing
     */
    public static void search(Officer officer, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            officer.require(Right.WORKERS_NAMES);
        }
    }
}
