package org.wengang.registry.books;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.Type;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PersonName;
import org.wengang.kernel.Uscc;
import org.wengang.registry.FactSource;
import org.wengang.registry.book.Book;
import org.wengang.registry.book.EntryTable;
import org.wengang.registry.cell.FileRow;
import org.wengang.web.component.Cursor;

/** Entries and what was stated of them. Names of tables and columns come from the ledger. */
@Component
final class EntryRepository {

    private final JdbcClient jdbc;
    private final Clock clock;

    EntryRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Entry> find(EntryTable table, UUID entry) {
        return jdbc.sql(
                        """
                        select e.entry_id, e.org_path, e.applied_at, e.updated_at, e.version, %s
                          from registry.entry e
                          join %s t using (entry_id)
                          %s
                         where e.entry_id = :entry\
                        """
                                .formatted(parties(table), table.name(), worker(table)))
                .param("entry", entry)
                .query((row, number) -> entry(row, table.book()))
                .optional();
    }

    /** Null columns where the ledger names no such party. */
    private static String parties(EntryTable table) {
        return (table.namesWorker()
                        ? "w.worker_id, w.name, w.id_kind, w.id_last4, "
                        : "null::uuid as worker_id, null as name, null as id_kind, null as"
                                + " id_last4, ")
                + (table.namesOrganisation()
                        ? "t.organisation_name, t.uscc"
                        : "null as organisation_name, null as uscc");
    }

    private static String worker(EntryTable table) {
        return table.namesWorker() ? "join registry.worker w on w.worker_id = t.worker_id" : "";
    }

    /** The last ones to arrive first. */
    List<EntryLine> page(EntryTable table, EntryFilter filter, Cursor cursor, int limit) {
        return jdbc.sql(
                        """
                        select t.entry_id, t.org_path, %1$s, %2$s
                          from %3$s t
                          %4$s
                         where (:text = '' or %5$s)
                           and (:of = '' or %6$s)
                           and (cast(:import as uuid) is null or exists
                               (select
                                  from registry.entry_statement s
                                 where s.entry_id = t.entry_id
                                   and s.batch_id = :import
                                   and (:how = '' or (:how = 'changed') = (s.version > 1))))
                           and (:key::uuid is null or t.entry_id %7$s :key::uuid)
                         order by t.entry_id %8$s
                         limit :limit\
                        """
                                .formatted(
                                        parties(table),
                                        facts(table),
                                        table.name(),
                                        worker(table),
                                        found(table),
                                        sort(table),
                                        cursor.backwards() ? ">" : "<",
                                        cursor.backwards() ? "asc" : "desc"))
                .param("text", filter.text())
                .param("pattern", filter.namePattern())
                .param("number", filter.number())
                .param("of", filter.of())
                .param("today", LocalDate.now(clock))
                .param("import", filter.importId())
                .param("how", filter.how())
                .param("key", cursor.key())
                .param("limit", limit)
                .query((row, number) -> line(row, table))
                .list();
    }

    List<EntryLine> ofWorker(EntryTable table, UUID worker, int most) {
        return jdbc.sql(
                        """
                        select t.entry_id, t.org_path, %s, %s
                          from %s t
                          %s
                         where t.worker_id = :worker
                         order by t.entry_id desc
                         limit :most\
                        """
                                .formatted(
                                        parties(table), facts(table), table.name(), worker(table)))
                .param("worker", worker)
                .param("most", most)
                .query((row, number) -> line(row, table))
                .list();
    }

    private static String facts(EntryTable table) {
        return table.facts("t.%1$s::text as fact_%1$s"::formatted);
    }

    private static String found(EntryTable table) {
        var worker = "w.name like :pattern or w.id_last4 = :number";
        var organisation = "t.organisation_name like :pattern or t.uscc = :number";
        if (table.namesWorker() && table.namesOrganisation()) {
            return worker + " or " + organisation;
        }
        return table.namesWorker() ? worker : organisation;
    }

    private static String sort(EntryTable table) {
        return switch (table.book()) {
            case EMPLOYER ->
                    """
                    exists (select
                              from registry.employer_listing l
                             where l.organisation_id = t.organisation_id and l.org_path = t.org_path
                               and l.list = :of and l.since <= :today
                               and coalesce(l.until, :today) >= :today)
                    """;
            case LISTING, GROUP, INTENTION, GIFT, EVENT, DONATION ->
                    "t.%s = :of".formatted(table.book().narrowedBy().orElseThrow());
            case EMPLOYMENT, STAY, MIGRATION -> "true";
        };
    }

    /** Every value of every fact that was ever stated, by version, by name. */
    List<FactSource> statements(UUID entry, EntryTable table) {
        var facts =
                table.layout().stored().stream()
                        .collect(Collectors.toMap(Fact::name, Function.identity()));
        return jdbc.sql(
                        """
                        select f.key as fact, f.value, s.batch_id, s.row_number, b.file_name, s.stated_at,
                               coalesce(b.sheets, '{}') as sheets,
                               coalesce(b.received_at, s.stated_at) as said_at, s.stated_by_name,
                               case when s.stated_by is not null then coalesce(s.reason, '') end as reason
                          from registry.entry_statement s
                          left join registry.import_batch b using (batch_id)
                         cross join lateral jsonb_each_text(s.facts) f
                         where s.entry_id = :entry
                         order by s.version\
                        """)
                .param("entry", entry)
                .query((row, number) -> stated(row, facts))
                .list();
    }

    private FactSource stated(ResultSet row, Map<String, Fact> facts) throws SQLException {
        var fact = facts.get(row.getString("fact"));
        var value = row.getString("value");
        var at =
                FileRow.of(
                        row.getInt("row_number"),
                        List.of((String[]) row.getArray("sheets").getArray()));
        return new FactSource(
                row.getString("fact"),
                fact == null || value == null ? value : written(fact, value),
                row.getObject("batch_id", UUID.class),
                row.getString("file_name"),
                at.sheet(),
                at.row(),
                day(row.getTimestamp("said_at")),
                row.getString("stated_by_name"),
                row.getString("reason"));
    }

    /** Money as it is written, not in fen. */
    private static String written(Fact fact, String value) {
        return fact.type() == Type.Simple.MONEY ? fact.type().text(Long.valueOf(value)) : value;
    }

    private LocalDate day(Timestamp moment) {
        return LocalDate.ofInstant(moment.toInstant(), clock.getZone());
    }

    private static Entry entry(ResultSet row, Book book) throws SQLException {
        var name = row.getString("name");
        var uscc = row.getString("uscc");
        return new Entry(
                row.getObject("entry_id", UUID.class),
                book,
                new OrgPath(row.getString("org_path")),
                row.getObject("worker_id", UUID.class),
                name == null ? null : new PersonName(name),
                row.getString("id_last4"),
                row.getString("organisation_name"),
                uscc == null ? null : new Uscc(uscc),
                row.getTimestamp("applied_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                row.getInt("version"));
    }

    private static EntryLine line(ResultSet row, EntryTable table) throws SQLException {
        var facts = new HashMap<String, String>();
        for (var fact : table.layout().stored()) {
            var value = row.getString("fact_" + fact.column());
            if (value != null) {
                facts.put(fact.name(), written(fact, value));
            }
        }
        var idKind = row.getString("id_kind");
        return new EntryLine(
                row.getObject("entry_id", UUID.class),
                table.book(),
                new OrgPath(row.getString("org_path")),
                row.getString("name"),
                idKind == null ? null : IdentityDocument.Kind.ofCode(idKind).orElseThrow(),
                row.getString("id_last4"),
                row.getString("organisation_name"),
                row.getString("uscc"),
                Map.copyOf(facts));
    }
}
