package org.wengang.registry.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.IdentityDocument.Kind;
import org.wengang.kernel.Mobile;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.registry.RegistryProblem;
import org.wengang.registry.ledger.LedgerPosition.Part;
import org.wengang.registry.ledger.LedgerWhere.Way;
import org.wengang.registry.name.NameSearch;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
import org.wengang.web.component.Cursor;

/** The ledger’s rows, read along an index or gathered and sorted, whichever is the shorter way. */
@Component
final class LedgerRepository {

    private static final String LINES =
            """
            select w.worker_id, w.org_path, w.name, w.id_kind, w.id_last4, w.birth, %s as mobile_sealed, w.hukou, w.home,
                   w.residence, w.hukou_nature, w.employer_name, w.uscc, w.employer_kind, w.worker_category,
                   w.stay_place, w.stay_from, w.stay_to, w.on_duty_days, w.remark, w.applied_at, w.updated_at
              from registry.worker w
             where %s
               and %s
             order by %s
             limit :limit\
            """;

    private static final int FETCHED_AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final FieldCipher cipher;

    LedgerRepository(JdbcClient jdbc, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.cipher = cipher;
    }

    private LedgerWhere where(LedgerFilter filter, Way way) {
        return new LedgerWhere(
                filter, way, number -> cipher.blindIndex(Purpose.RESIDENT_ID, number.key()));
    }

    /** How many there are, counted no further than to the limit. */
    long count(LedgerFilter filter, long limit) {
        plan(filter, false);
        var where = where(filter, Way.GATHERED);
        return jdbc.sql(
                        "select count(*) from (select from registry.worker w where %s limit :limit) c"
                                .formatted(where.sql()))
                .params(where.parameters())
                .param("limit", limit)
                .query(Long.class)
                .single();
    }

    List<UUID> ids(LedgerFilter filter, int limit) {
        plan(filter, false);
        var where = where(filter, Way.GATHERED);
        return jdbc.sql(
                        "select w.worker_id from registry.worker w where %s limit :limit"
                                .formatted(where.sql()))
                .params(where.parameters())
                .param("limit", limit)
                .query((row, number) -> row.getObject("worker_id", UUID.class))
                .list();
    }

    /**
     * Those behind the cursor or before it, nearest first.
     *
     * @param mobiles whether their telephone numbers are asked for
     * @param many whether so many fit that walking along the order until the page is full is
     *     shorter than finding them all
     * @throws Refused registry-ledger-place-lost
     */
    List<LedgerLine> page(
            LedgerQuery query, Cursor cursor, int limit, boolean mobiles, boolean many) {
        var way = many ? way(query) : Way.GATHERED;
        plan(query.filter(), way != Way.GATHERED);
        var where = where(query.filter(), way);
        var position = position(query.sort(), cursor);
        var lines = new ArrayList<LedgerLine>();
        for (var part : Part.from(query, position, cursor.backwards())) {
            if (lines.size() < limit) {
                read(where, part, limit - lines.size(), mobiles, lines::add);
            }
        }
        return lines;
    }

    /** All of them in their order, a thousand at a time; inside a transaction. */
    void forEach(LedgerQuery query, boolean mobiles, Consumer<LedgerLine> consumer) {
        plan(query.filter(), false);
        var where = where(query.filter(), Way.GATHERED);
        for (var part : Part.from(query, null, false)) {
            read(where, part, null, mobiles, consumer);
        }
    }

    /**
     * Tells the planner what it cannot know: the best way depends on the values, so none is kept
     * from the time before; how much of the table a scope holds it takes for little, so it is kept
     * from gathering everybody of the scope where one index after the other can be read until
     * enough are found.
     *
     * @param along whether to walk along the order until the page is full
     */
    private void plan(LedgerFilter filter, boolean along) {
        jdbc.sql(
                        """
                        select set_config('plan_cache_mode', 'force_custom_plan', true),
                               set_config('max_parallel_workers_per_gather', '0', true),
                               set_config('enable_bitmapscan', :bitmaps, true),
                               set_config('enable_sort', :sort, true)\
                        """)
                .param("bitmaps", filter.asksForName() || filter.importId() != null ? "on" : "off")
                .param("sort", along ? "off" : "on")
                .query((row, number) -> number)
                .list();
    }

    /**
     * Names of one spelling stand together, perhaps far from where the order by name begins, and so
     * do people of one import in the order of their changes.
     */
    private static Way way(LedgerQuery query) {
        var isOfImport = query.filter().importId() != null;
        return switch (query.sort()) {
            case NAME ->
                    query.filter().name().terms().stream()
                                    .anyMatch(term -> term instanceof NameSearch.Spelled)
                            ? Way.GATHERED
                            : Way.ALONG;
            case ADDED -> isOfImport ? Way.ALONG_IDS : Way.ALONG;
            case CHANGED -> isOfImport ? Way.GATHERED : Way.ALONG;
            case EMPLOYER, STAY -> Way.ALONG;
        };
    }

    private void read(
            LedgerWhere where,
            Part part,
            @Nullable Integer limit,
            boolean mobiles,
            Consumer<LedgerLine> consumer) {
        var sql =
                LINES.formatted(
                        mobiles ? "w.mobile_sealed" : "null::bytea",
                        where.sql(),
                        part.condition(),
                        part.order());
        try (var lines =
                jdbc
                        .sql(sql)
                        .withFetchSize(FETCHED_AT_ONCE)
                        .params(where.parameters())
                        .params(part.parameters())
                        .param("limit", limit)
                        .query(this::line)
                        .stream()) {
            lines.forEach(consumer);
        }
    }

    /** Null at the start. */
    private @Nullable LedgerPosition position(LedgerSort sort, Cursor cursor) {
        var key = cursor.key();
        if (key == null) {
            return null;
        }
        var moment = LedgerPosition.changed(key);
        if (moment != null && sort == LedgerSort.CHANGED) {
            return moment;
        }
        var id = LedgerPosition.id(key);
        return jdbc.sql(
                        "select (%s)::text as value from registry.worker w where w.worker_id = :id"
                                .formatted(sort.expression()))
                .param("id", id)
                .query((row, number) -> new LedgerPosition(id, row.getString("value")))
                .optional()
                .orElseThrow(() -> new Refused(RegistryProblem.LEDGER_PLACE_LOST));
    }

    private LedgerLine line(ResultSet row, int number) throws SQLException {
        var mobile = row.getBytes("mobile_sealed");
        return new LedgerLine(
                row.getObject("worker_id", UUID.class),
                new OrgPath(row.getString("org_path")),
                row.getString("name"),
                Kind.ofCode(row.getString("id_kind")).orElseThrow(),
                row.getString("id_last4"),
                row.getObject("birth", LocalDate.class),
                mobile == null ? null : new Mobile(cipher.open(Purpose.MOBILE, mobile)).masked(),
                row.getString("hukou"),
                row.getString("home"),
                row.getString("residence"),
                row.getString("hukou_nature"),
                row.getString("employer_name"),
                row.getString("uscc"),
                row.getString("employer_kind"),
                row.getString("worker_category"),
                row.getString("stay_place"),
                row.getObject("stay_from", LocalDate.class),
                row.getObject("stay_to", LocalDate.class),
                row.getObject("on_duty_days", Integer.class),
                row.getString("remark"),
                row.getTimestamp("applied_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }
}
