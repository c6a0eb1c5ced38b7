package org.wengang.registry.ledger;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.IdentityDocument;
import org.wengang.registry.name.NameSearch;
import org.wengang.registry.name.NameSearch.Prefix;
import org.wengang.registry.roster.RosterColumn;

/**
 * A filter as a condition on {@code registry.worker w}. Every part that an index is to answer is a
 * comparison: behind the wall no other operator may use one (docs/decisions/0021). A record merged
 * into another one (0017) is found by its number and by its import only.
 */
final class LedgerWhere {

    private static final String OF_IMPORT =
            """
            select %s
              from registry.worker_statement s
             where s.batch_id = :import\
            """;

    private static final String STATED_BEFORE =
            """
            exists (select
                      from registry.worker_statement e
                     where e.worker_id = s.worker_id
                       and (e.stated_at, e.batch_id) < (s.stated_at, s.batch_id))\
            """;

    private static final String OF_EMPLOYER =
            """
            w.employer_name collate "C" = any (array(
                select e.employer_name collate "C" from registry.employer_seen e where e.employer_name like :employer))\
            """;

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, @Nullable Object> parameters = new HashMap<>();

    /** How the rows that fit are come by. */
    enum Way {
        /** All of them, then sorted. */
        GATHERED,
        /**
         * Row by row along an order until the page is full, since many fit: what would first gather
         * all who fit is asked of each row instead.
         */
        ALONG,
        /** Likewise along the ids, in which those of one import stand together somewhere. */
        ALONG_IDS
    }

    /**
     * @param index of an ID number as the directory keeps it
     */
    LedgerWhere(LedgerFilter filter, Way way, Function<IdentityDocument, byte[]> index) {
        if (filter.numbers().isEmpty() && filter.importId() == null) {
            conditions.add("w.stands");
        }
        text(filter, index);
        if (filter.document() != null) {
            add("w.id_kind = :document", "document", filter.document().code());
        }
        if (filter.office() != null) {
            var path = filter.office().value();
            range("w.org_path", "office", path, path.substring(0, path.length() - 1) + "0");
        }
        place("hukou", filter.hukou());
        place("home", filter.home());
        place("stay_place", filter.stayPlace());
        var uscc = filter.uscc();
        if (uscc != null) {
            add("w.uscc = :uscc", "uscc", uscc);
        } else if (!filter.employer().isEmpty()) {
            add(
                    way == Way.GATHERED ? OF_EMPLOYER : "w.employer_name like :employer",
                    "employer",
                    pattern(filter.employer()));
        }
        if (filter.category() != null) {
            add("w.worker_category = :category", "category", filter.category().code());
        }
        if (filter.from() != null) {
            add("w.stay_to >= :from", "from", filter.from());
        }
        if (filter.to() != null) {
            add("w.stay_from <= :to", "to", filter.to());
        }
        filter.unknown().forEach(fact -> conditions.add(LedgerWhere.column(fact) + " is null"));
        if (filter.since() != null) {
            add("w.updated_at >= :since", "since", filter.since().atOffset(ZoneOffset.UTC));
        }
        if (filter.toCheck()) {
            conditions.add(
                    "exists (select from registry.worker_check c where c.worker_id = w.worker_id"
                            + " and c.done_at is null)");
        }
        if (filter.importId() != null) {
            add(ofImport(filter.how(), way), "import", filter.importId());
        }
    }

    /**
     * @param how {@code changed}, {@code added}, or empty for both
     */
    private static String ofImport(String how, Way way) {
        var which =
                how.isEmpty()
                        ? ""
                        : (how.equals("changed") ? " and " : " and not ") + STATED_BEFORE;
        return switch (way) {
            case GATHERED ->
                    "exists ("
                            + OF_IMPORT.formatted("")
                            + " and s.worker_id = w.worker_id"
                            + which
                            + ")";
            // an offset keeps it from being gathered
            case ALONG ->
                    "exists ("
                            + OF_IMPORT.formatted("")
                            + " and s.worker_id = w.worker_id"
                            + which
                            + " offset 0)";
            case ALONG_IDS ->
                    "w.worker_id = any (array(" + OF_IMPORT.formatted("s.worker_id") + which + "))";
        };
    }

    private static String column(RosterColumn fact) {
        return fact == RosterColumn.MOBILE ? "w.mobile_index" : "w." + fact.fact();
    }

    String sql() {
        return conditions.isEmpty() ? "true" : String.join("\n   and ", conditions);
    }

    Map<String, @Nullable Object> parameters() {
        return parameters;
    }

    private void text(LedgerFilter filter, Function<IdentityDocument, byte[]> index) {
        if (filter.text().isEmpty()) {
            return;
        }
        var numbers = filter.numbers();
        var last4 = filter.last4();
        if (!numbers.isEmpty()) {
            var names = new ArrayList<String>();
            for (var number : numbers) {
                names.add(":number" + names.size());
                parameters.put("number" + (names.size() - 1), index.apply(number));
            }
            conditions.add(
                    "w.person_id = any (array(select p.person_id from registry.person p"
                            + " where p.id_index in (%s)))".formatted(String.join(", ", names)));
        } else if (last4 != null) {
            add("w.id_last4 = :last4", "last4", last4);
        } else {
            name(filter.name());
        }
    }

    private void name(NameSearch search) {
        if (search.terms().isEmpty()) {
            conditions.add("false");
        }
        for (var term : search.terms()) {
            var ways =
                    switch (term) {
                        case NameSearch.Part(var characters) -> part(characters);
                        case NameSearch.Spelled(var pinyin, var initials) ->
                                spelled(pinyin, initials);
                    };
            conditions.add(ways.stream().collect(Collectors.joining("\n    or ", "(", ")")));
        }
    }

    private List<String> part(Prefix prefix) {
        var range = bind(prefix);
        return List.of(
                range.formatted("w.name collate \"C\""),
                range.formatted("w.name_2"),
                range.formatted("w.name_3"),
                "w.worker_id = any (array(select p.worker_id from registry.name_part p where %s))"
                        .formatted(range.formatted("p.part")));
    }

    private List<String> spelled(List<Prefix> pinyin, List<Prefix> initials) {
        var ways = new ArrayList<String>();
        for (var prefix : pinyin) {
            var range = bind(prefix);
            ways.add(range.formatted("w.name_pinyin"));
            ways.add(range.formatted("w.name_other"));
        }
        initials.forEach(prefix -> ways.add(bind(prefix).formatted("w.name_initials")));
        return ways;
    }

    /** A range of something still to be named. */
    private String bind(Prefix prefix) {
        var name = "part" + parameters.size();
        parameters.put(name, prefix.low());
        parameters.put(name + "End", prefix.high());
        return "%1$s >= :" + name + " and %1$s < :" + name + "End";
    }

    private void place(String column, @Nullable DivisionCode place) {
        if (place != null) {
            var below = Prefix.of(place.significant());
            range("w.%s collate \"C\"".formatted(column), column, below.low(), below.high());
        }
    }

    private void range(String expression, String name, String low, String high) {
        conditions.add("%1$s >= :%2$s and %1$s < :%2$sEnd".formatted(expression, name));
        parameters.put(name, low);
        parameters.put(name + "End", high);
    }

    private void add(String condition, String name, Object value) {
        conditions.add(condition);
        parameters.put(name, value);
    }

    /** For {@code like}, its signs taken literally. */
    private static String pattern(String text) {
        return "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }
}
