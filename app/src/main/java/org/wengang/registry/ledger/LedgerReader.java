package org.wengang.registry.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.IdentityDocument.Kind;
import org.wengang.kernel.OrgPath;
import org.wengang.organisation.Divisions;
import org.wengang.registry.cell.Places;
import org.wengang.registry.roster.RosterColumn;
import org.wengang.registry.roster.WorkerCategory;
import org.wengang.web.FormErrors;

/** Reads what the address of the ledger says. */
@Component
public final class LedgerReader {

    /** Facts that may be asked for as not known: all but those everybody has, and the remark. */
    public static final List<RosterColumn> FACTS =
            Arrays.stream(RosterColumn.values())
                    .filter(column -> !column.tellsWho() && column != RosterColumn.REMARK)
                    .toList();

    private final Divisions divisions;
    private final Clock clock;

    LedgerReader(Divisions divisions, Clock clock) {
        this.divisions = divisions;
        this.clock = clock;
    }

    /**
     * @param errors by the name of the condition; with errors nobody is to be shown
     */
    public record Reading(LedgerQuery query, FormErrors errors) {}

    Reading read(LedgerAddress address, OrgPath own) {
        var errors = FormErrors.none();
        var places = new Places(divisions, LocalDate.now(clock));
        var from = day(address, "from", errors);
        var to = day(address, "to", errors);
        if (from != null && to != null && to.isBefore(from)) {
            errors.add("to", "registry.ledger.wrong.to");
        }
        var since = day(address, "since", errors);
        var filter =
                new LedgerFilter(
                        address.get("q"),
                        document(address, errors),
                        office(address, own, errors),
                        place(address, "hukou", places, errors),
                        place(address, "home", places, errors),
                        place(address, "stay_place", places, errors),
                        address.get("employer"),
                        category(address, errors),
                        from,
                        to,
                        unknown(address, errors),
                        since == null ? null : since.atStartOfDay(clock.getZone()).toInstant(),
                        address.get("check").equals("open"),
                        importId(address, errors),
                        address.get("how"));
        return new Reading(query(address, filter, errors), errors);
    }

    private static LedgerQuery query(
            LedgerAddress address, LedgerFilter filter, FormErrors errors) {
        var code = address.get("sort");
        var sort = LedgerSort.ofCode(code);
        if (!code.isEmpty() && sort.isEmpty()) {
            errors.add("sort", "registry.ledger.wrong.sort");
        }
        var chosen = sort.orElse(LedgerSort.ADDED);
        var lastFirst =
                switch (address.get("order")) {
                    case "asc" -> false;
                    case "desc" -> true;
                    default -> chosen.isLastFirst();
                };
        return new LedgerQuery(filter, chosen, lastFirst);
    }

    private static @Nullable OrgPath office(LedgerAddress address, OrgPath own, FormErrors errors) {
        var text = address.get("office");
        if (text.isEmpty()) {
            return null;
        }
        var path = path(text).filter(own::contains);
        if (path.isEmpty()) {
            errors.add("office", "registry.ledger.wrong.office");
        }
        return path.orElse(null);
    }

    private static Optional<OrgPath> path(String text) {
        try {
            return Optional.of(new OrgPath(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static @Nullable DivisionCode place(
            LedgerAddress address, String name, Places places, FormErrors errors) {
        var text = address.get(name);
        if (text.isEmpty()) {
            return null;
        }
        return switch (places.find(text)) {
            case Places.Found(var code, _) -> code;
            case Places.Unclear(var candidates) -> {
                errors.add(name, "registry.ledger.wrong.place.unclear", candidates);
                yield null;
            }
            case Places.Unknown() -> {
                errors.add(name, "registry.ledger.wrong.place");
                yield null;
            }
        };
    }

    private static @Nullable Kind document(LedgerAddress address, FormErrors errors) {
        var code = address.get("document");
        var found = Kind.ofCode(code);
        if (!code.isEmpty() && found.isEmpty()) {
            errors.add("document", "registry.ledger.wrong.document");
        }
        return found.orElse(null);
    }

    private static @Nullable WorkerCategory category(LedgerAddress address, FormErrors errors) {
        var code = address.get("category");
        var found =
                Arrays.stream(WorkerCategory.values())
                        .filter(category -> category.code().equals(code))
                        .findFirst();
        if (!code.isEmpty() && found.isEmpty()) {
            errors.add("category", "registry.ledger.wrong.category");
        }
        return found.orElse(null);
    }

    private static List<RosterColumn> unknown(LedgerAddress address, FormErrors errors) {
        var asked = address.all("unknown");
        var facts = FACTS.stream().filter(fact -> asked.contains(fact.fact())).toList();
        if (facts.size() < asked.size()) {
            errors.add("unknown", "registry.ledger.wrong.unknown");
        }
        return facts;
    }

    private static @Nullable LocalDate day(LedgerAddress address, String name, FormErrors errors) {
        var text = address.get(name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADay) {
            errors.add(name, "registry.ledger.wrong.day");
            return null;
        }
    }

    private static @Nullable UUID importId(LedgerAddress address, FormErrors errors) {
        var text = address.get("import");
        if (text.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            errors.add("import", "registry.ledger.wrong.import");
            return null;
        }
    }
}
