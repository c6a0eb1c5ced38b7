package org.wengang.registry.imports.undo;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.registry.book.Book;
import org.wengang.security.Officer;

/** What an import added and changed, what relies on that within the registry, and its undoing. */
@Component
final class UndoRepository {

    private final JdbcClient jdbc;

    UndoRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it was merged, is free, and is asked to be undone from now on. */
    boolean ask(UUID id, Officer officer, String reason, Instant now) {
        return jdbc.sql(
                                """
                                update registry.import_batch
                                   set state = 'undoing', undo_asked_at = :now, undo_asked_by = :officer,
                                       undo_asker_name = :name, undo_reason = :reason
                                 where batch_id = :id and state = 'merged'\
                                """)
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .param("officer", officer.id())
                        .param("name", officer.name())
                        .param("reason", reason)
                        .update()
                == 1;
    }

    /** Takes the wish back; the import stands as before. */
    void stand(UUID id) {
        jdbc.sql(
                        """
                        update registry.import_batch
                           set state = 'merged', undo_asked_at = null, undo_asked_by = null,
                               undo_asker_name = null, undo_reason = null
                         where batch_id = :id and state = 'undoing'\
                        """)
                .param("id", id)
                .update();
    }

    /** Whether it is still to be undone; until the transaction ends nobody else can work on it. */
    boolean lock(UUID id) {
        return jdbc.sql(
                        """
                        select 1
                          from registry.import_batch
                         where batch_id = :id and state = 'undoing'
                           for update\
                        """)
                .param("id", id)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Alone until the transaction ends; false while a determination runs or records are merged. */
    boolean holdStanding() {
        return jdbc.sql(
                        "select pg_try_advisory_xact_lock(hashtextextended('registry.standing',"
                                + " 0))")
                .query(Boolean.class)
                .single();
    }

    boolean keepsFormer(UUID id) {
        return jdbc.sql("select keeps_former from registry.import_batch where batch_id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /** How many of those it added or changed were changed again since. */
    int changedSince(UUID id) {
        return count(
                """
                select count(*)
                  from registry.published_imported_subject i
                  left join registry.worker w on w.worker_id = i.subject_id
                  left join registry.filing f on f.filing_id = i.subject_id
                  left join registry.entry e on e.entry_id = i.subject_id
                 where i.batch_id = :id
                   and i.version is distinct from coalesce(w.version, f.version, e.version)\
                """,
                id);
    }

    /** About how many of them a later file said what was on record by then. */
    int agreedSince(UUID id) {
        return count(
                """
                select count(distinct i.subject_id)
                  from registry.import_batch b
                  join registry.import_batch later
                    on later.merged_at >= b.merged_at and later.batch_id <> b.batch_id and later.state = 'merged'
                  join registry.import_agreed a on a.batch_id = later.batch_id
                 cross join unnest(a.subjects) as s (subject_id)
                  join registry.published_imported_subject i
                    on i.batch_id = b.batch_id and i.subject_id = s.subject_id
                 where b.batch_id = :id\
                """,
                id);
    }

    /** Who was reached for a census since, and may have been heard to say the same. */
    int confirmedSince(UUID id) {
        return count(
                """
                select count(distinct e.worker_id)
                  from registry.import_batch b
                  join registry.published_imported_subject i using (batch_id)
                  left join registry.intention_statement s on s.entry_id = i.subject_id
                  join registry.census_errand e on e.worker_id = coalesce(s.worker_id, i.subject_id)
                  join registry.census_contact c using (errand_id)
                 where b.batch_id = :id and c.outcome = 'reached' and c.recorded_at >= b.merged_at\
                """,
                id);
    }

    private int count(String query, UUID id) {
        return jdbc.sql(query).param("id", id).query(Integer.class).single();
    }

    /**
     * What points at those it added.
     *
     * @param isDuplicate whether it is about people who may be one
     * @param number of those it points at
     */
    record Referring(boolean isDuplicate, int number) {}

    List<Referring> referringTo(UUID id) {
        return jdbc.sql(
                        """
                        select referring ~ '(duplicate|elsewhere)' as is_duplicate, max(number) as number
                          from registry.import_referred_to(:id)
                         where number > 0
                         group by 1
                         order by 1 desc\
                        """)
                .param("id", id)
                .query((row, number) ->
                        new Referring(row.getBoolean("is_duplicate"), row.getInt("number")))
                .list();
    }

    /**
     * @param book the ledger the import is of; empty for a roster or filings
     */
    void undo(UUID id, Optional<Book> book) {
        jdbc.sql(
                        book.isPresent()
                                ? "select registry.undo_entries(:id, cast(:book as regclass))"
                                : "select registry.undo_import(:id)")
                .param("book", book.map(Book::table).orElse(""))
                .param("id", id)
                .query((row, number) -> number)
                .list();
    }
}
