package org.wengang.registry.entering;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.registry.book.EntryTable;
import org.wengang.registry.imports.StagedRepository;

/**
 * Staged rows against a ledger, set by set, inside the caller's transaction. Columns and names come
 * from the ledger's schema, whose reader takes plain names only.
 */
@Component
final class EntryMergeRepository {

    private final JdbcClient jdbc;
    private final StagedRepository staged;
    private final EntryMatchRepository matches;
    private final EntryRefusalRepository refusals;

    EntryMergeRepository(
            JdbcClient jdbc,
            StagedRepository staged,
            EntryMatchRepository matches,
            EntryRefusalRepository refusals) {
        this.jdbc = jdbc;
        this.staged = staged;
        this.matches = matches;
        this.refusals = refusals;
    }

    /** Says what becomes of the staged rows; other merges wait until the transaction ends. */
    void plan(EntryTable table, Said said) {
        staged.holdOthersOff(table.book().schema(), said.organisation());
        refusals.refuseRepeated(table);
        matches.match(table, said);
        refusals.refuseAgainstTheLedger(table, said);
    }

    /**
     * Merges what was planned.
     *
     * @param now read after the wait, so that statements sort in the order of their merging
     */
    void carryOut(EntryTable table, Said said, Instant now) {
        var moment = Timestamp.from(now);
        matches.addParties(moment);
        matches.rematch();
        if (table.namesWorker()) {
            addWorkers(said, moment);
        }
        change(table, said, moment);
        add(table, said, moment);
    }

    /** The entries on record, to be joined to the rows about them. */
    static String known(EntryTable table) {
        return "registry.entry e on e.entry_id = m.subject_id join %s w using (entry_id)"
                .formatted(table.name());
    }

    /** Of people no roster has named yet: what the ledger says of them, and no more. */
    private void addWorkers(Said said, Timestamp now) {
        jdbc.sql(
                        """
                        insert into registry.worker
                               (worker_id, person_id, bucket, org_path, id_sealed, id_last4, id_kind, name, birth,
                                sex, applied_at, updated_at)
                        select distinct on (m.worker_id) m.worker_id, m.person_id, m.bucket, :org,
                               s.id_sealed, s.id_last4, s.id_kind, s.name, s.id_birth, s.id_sex, :said, :now
                          from pg_temp.staged s
                          join pg_temp.matched m using (row_number)
                         where m.is_new_worker
                         order by m.worker_id, m.row_number\
                        """)
                .param("org", said.organisation().value())
                .param("said", Timestamp.from(said.at()))
                .param("now", now)
                .update();
        jdbc.sql(
                        """
                        insert into registry.worker_statement
                               (worker_id, batch_id, row_number, org_path, stated_at, name)
                        select distinct on (m.worker_id) m.worker_id, :batch, m.row_number, :org, :now, s.name
                          from pg_temp.staged s
                          join pg_temp.matched m using (row_number)
                         where m.is_new_worker and cast(:batch as uuid) is not null
                         order by m.worker_id, m.row_number\
                        """)
                .param("batch", said.batch())
                .param("org", said.organisation().value())
                .param("now", now)
                .update();
        standAside(said);
    }

    /** A record merged with another office's stands aside once the person has one here. */
    private void standAside(Said said) {
        jdbc.sql(
                        """
                        update registry.worker w
                           set stands = false
                          from registry.worker n
                          join pg_temp.matched m using (worker_id)
                         where w.standing_id is not null and w.stands and w.org_path = :org
                           and n.person_id = w.standing_id and n.org_path = :org and n.stands
                           and m.is_new_worker\
                        """)
                .param("org", said.organisation().value())
                .update();
    }

    private void add(EntryTable table, Said said, Timestamp now) {
        jdbc.sql(
                        """
                        insert into registry.entry (entry_id, ledger, org_path, applied_at, updated_at)
                        select s.new_filing, :ledger, :org, :said, :now
                          from pg_temp.staged s
                          join pg_temp.matched m using (row_number)
                         where m.subject_id is null\
                        """)
                .param("ledger", table.book().schema())
                .param("org", said.organisation().value())
                .param("said", Timestamp.from(said.at()))
                .param("now", now)
                .update();
        jdbc.sql(
                        """
                        insert into %s (entry_id, org_path, %s)
                        select s.new_filing, :org, %s
                          from pg_temp.staged s
                          join pg_temp.matched m using (row_number)
                         where m.subject_id is null\
                        """
                                .formatted(
                                        table.name(),
                                        String.join(", ", table.columns()),
                                        values(table)))
                .param("org", said.organisation().value())
                .update();
        state(table, said, now, "s.new_filing", "m.subject_id is null");
    }

    private static String values(EntryTable table) {
        var values = new ArrayList<String>();
        for (var column : table.columns()) {
            var isFound = List.of("worker_id", "organisation_id").contains(column);
            values.add((isFound ? "m." : "s.") + column);
        }
        return String.join(", ", values);
    }

    /** Before anything new is added, since what goes on may end here. */
    private void change(EntryTable table, Said said, Timestamp now) {
        jdbc.sql(
                        """
                        update registry.entry e
                           set updated_at = :now, version = e.version + 1
                          from pg_temp.matched m
                         where e.entry_id = m.subject_id and m.differs\
                        """)
                .param("now", now)
                .update();
        var parties =
                table.namesOrganisation()
                        ? """
                        organisation_name = coalesce(s.organisation_name, t.organisation_name),
                        organisation_id = coalesce(t.organisation_id, m.organisation_id),
                        uscc = coalesce(t.uscc, s.uscc),
                        """
                        : "";
        jdbc.sql(
                        """
                        update %s t
                           set %s %s
                          from pg_temp.staged s
                          join pg_temp.matched m using (row_number)
                         where t.entry_id = m.subject_id and m.differs\
                        """
                                .formatted(
                                        table.name(),
                                        parties,
                                        table.facts("%1$s = coalesce(s.%1$s, t.%1$s)"::formatted)))
                .update();
        state(table, said, now, "m.subject_id", "m.subject_id is not null and m.differs");
    }

    /** Writes down what the rows said; an empty cell is left out. */
    private void state(EntryTable table, Said said, Timestamp now, String entry, String which) {
        var officer = said.officer();
        jdbc.sql(
                        """
                        insert into registry.entry_statement
                               (entry_id, version, org_path, batch_id, row_number, stated_at, facts,
                                stated_by, stated_by_name, reason)
                        select e.entry_id, e.version, :org, :batch,
                               case when cast(:batch as uuid) is not null then s.row_number end, :now,
                               jsonb_strip_nulls(jsonb_build_object(%s)), :by, :name, :reason
                          from pg_temp.staged s
                          join pg_temp.matched m using (row_number)
                          join registry.entry e on e.entry_id = %s
                         where %s\
                        """
                                .formatted(table.said("s"), entry, which))
                .param("org", said.organisation().value())
                .param("batch", said.batch())
                .param("now", now)
                .param("by", officer == null ? null : officer.id())
                .param("name", officer == null ? null : officer.name())
                .param("reason", said.reason())
                .update();
    }
}
