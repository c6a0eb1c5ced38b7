package org.wengang.registry.book;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ledger of entries about an employer, a worker, or both. Two rows that name the same and say the
 * same {@link #keys} are one entry, said again.
 */
public enum Book {
    /** 用人单位台账 (L2). Known by name and place until a code is given. */
    EMPLOYER("employer-register/1", "employer", "employer", List.of(), null),
    /** Lists an employer is on. */
    LISTING("employer-listing/1", "listing", "employer_listing", List.of("list"), Days.INCLUSIVE),
    /** Who is employed by whom. */
    EMPLOYMENT("employment/1", "employment", "employment", List.of(), Days.INCLUSIVE),
    /** 留岗员工台账 (L5): who stays on post over a festival or a window. */
    STAY("stay-on-post/1", "stay", "stay", List.of(), Days.INCLUSIVE),
    /** Who went elsewhere to work, and came back. */
    MIGRATION(
            "out-migration/1",
            "migration",
            "out_migration",
            List.of(),
            new Days("left_on", "back_on", "[)")),
    /** Which target groups a person is of. */
    GROUP("target-group/1", "group", "target_group", List.of("target_group"), Days.INCLUSIVE),
    /** 就业意愿台账 (L6): what a person meant to do, as said on one day. The newest said stands. */
    INTENTION("intention/1", "intention", "intention_said", List.of("said_on"), null),
    /** 慰问物资/红包发放台账 (L11): what a person or the family was given, never paid as an award. */
    GIFT("care-gift/1", "gift", "care_gift", List.of("gift_kind", "given_on", "funder"), null),
    /** 用人单位自办暖心活动台账 (L12): at the employer's own expense. */
    EVENT("employer-event/1", "event", "employer_event", List.of("event_kind", "held_on"), null),
    /** 捐赠台账 (L30). */
    DONATION("donation/1", "donation", "donation", List.of("donation_kind", "given_on"), null);

    private final String schema;
    private final String word;
    private final String table;
    private final List<String> sorts;
    private final @Nullable Days days;

    Book(String schema, String word, String table, List<String> sorts, @Nullable Days days) {
        this.schema = schema;
        this.word = word;
        this.table = table;
        this.sorts = sorts;
        this.days = days;
    }

    /**
     * The facts that say from when until when an entry holds; of one sort never twice at once.
     *
     * @param begin first day, inclusive; always known
     * @param end not known while it goes on
     * @param bounds of the range, as PostgreSQL writes them
     */
    public record Days(String begin, String end, String bounds) {

        static final Days INCLUSIVE = new Days("since", "until", "[]");
    }

    /** What its facts are, as in {@code employer-register/1}. */
    public String schema() {
        return schema;
    }

    /** Of messages: {@code ledger.employer.title}. */
    public String word() {
        return word;
    }

    /** Of the database, e.g. {@code registry.employer}. */
    public String table() {
        return "registry" + "." + table;
    }

    /** Of its list, e.g. {@code /employers}. */
    public String path() {
        return "/" + word + "s";
    }

    /** Null where an entry holds until it is changed. */
    public @Nullable Days days() {
        return days;
    }

    /** Facts that tell the sorts of entries about the same party apart. */
    public List<String> sorts() {
        return sorts;
    }

    /** The facts a list shows, in its order. */
    public List<String> shown() {
        return switch (this) {
            case EMPLOYER -> List.of("place", "section", "staff_total", "shortage", "production");
            case LISTING -> List.of("list", "since", "until");
            case EMPLOYMENT -> List.of("post", "since", "until");
            case STAY -> List.of("since", "until", "on_duty_days", "hukou_scope");
            case MIGRATION -> List.of("left_on", "destination", "employer", "back_on");
            case GROUP -> List.of("target_group", "since", "until");
            case INTENTION ->
                    List.of("said_on", "intention", "destination", "job_wanted", "present");
            case GIFT ->
                    List.of("gift_kind", "given_on", "funder", "value", "deliveries", "delivered");
            case EVENT -> List.of("event_kind", "held_on", "headcount", "amount");
            case DONATION -> List.of("donation_kind", "given_on", "sets", "value", "people");
        };
    }

    /** The fact by one of whose codes a list may be narrowed; empty where it is by none. */
    public Optional<String> narrowedBy() {
        return switch (this) {
            case LISTING -> Optional.of("list");
            case GROUP -> Optional.of("target_group");
            case INTENTION -> Optional.of("intention");
            case GIFT -> Optional.of("funder");
            case EVENT -> Optional.of("event_kind");
            case DONATION -> Optional.of("donation_kind");
            case EMPLOYER, EMPLOYMENT, STAY, MIGRATION -> Optional.empty();
        };
    }

    /** Facts that every entry says and that tell entries about the same party apart. */
    public List<String> keys() {
        var keys = new ArrayList<>(sorts);
        if (days != null) {
            keys.add(days.begin());
        }
        return keys;
    }

    /** Whether its entries are about a person. */
    public boolean isOfWorkers() {
        return switch (this) {
            case EMPLOYER, LISTING, EVENT, DONATION -> false;
            case EMPLOYMENT, STAY, MIGRATION, GROUP, INTENTION, GIFT -> true;
        };
    }

    /** Whether an organisation must be named by its code. */
    public boolean isCodeRequired() {
        return this != EMPLOYER;
    }

    /**
     * The ledger whose list or entry a page shows.
     *
     * @throws IllegalArgumentException for any other path
     */
    public static Book ofPath(String path) {
        return Arrays.stream(values())
                .filter(each -> path.equals(each.path()) || path.startsWith(each.path() + "/"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(path));
    }

    /** Empty for the schema of anything else. */
    public static Optional<Book> ofSchema(String schema) {
        return Arrays.stream(values()).filter(each -> each.schema.equals(schema)).findFirst();
    }
}
