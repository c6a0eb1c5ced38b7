package org.wengang.registry.books;

import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.engine.schema.Region;
import org.wengang.kernel.Ids;
import org.wengang.registry.book.EntryTable;
import org.wengang.registry.imports.StagedRepository;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
import org.wengang.security.Officer;

/** Writes a corrected fact and the statement that says so. */
@Component
final class EntryCorrectionRepository {

    private final JdbcClient jdbc;
    private final StagedRepository staged;
    private final FieldCipher cipher;

    EntryCorrectionRepository(JdbcClient jdbc, StagedRepository staged, FieldCipher cipher) {
        this.jdbc = jdbc;
        this.staged = staged;
        this.cipher = cipher;
    }

    /**
     * @param column of the ledger's table
     * @param value null for not known
     */
    record Correction(
            String column,
            String fact,
            @Nullable Object value,
            Officer officer,
            String reason,
            Instant now) {}

    /** What came of it; of the last two the caller's transaction must not be kept. */
    enum Outcome {
        DONE,
        /** The entry is no longer the version given; nothing was written. */
        CHANGED_SINCE,
        /** A constraint of the ledger forbids it. */
        COLLIDES
    }

    /** Waits for the files and contacts of the office that write entries, and they for this. */
    Outcome correct(Entry entry, EntryTable table, Correction correction) {
        staged.holdOthersOff(table.book().schema(), entry.organisation());
        var changed =
                jdbc.sql(
                                """
                                update registry.entry
                                   set version = version + 1, updated_at = :now
                                 where entry_id = :entry and version = :version\
                                """)
                        .param("now", Timestamp.from(correction.now()))
                        .param("entry", entry.id())
                        .param("version", entry.version())
                        .update();
        if (changed == 0) {
            return Outcome.CHANGED_SINCE;
        }
        try {
            set(entry, table, correction);
        } catch (DataIntegrityViolationException forbidden) {
            return Outcome.COLLIDES;
        }
        state(entry, table, correction);
        return Outcome.DONE;
    }

    private void set(Entry entry, EntryTable table, Correction correction) {
        var value = correction.value();
        if (correction.column().equals(EntryCorrections.USCC) && value != null) {
            giveCode(entry, table, value.toString(), correction.now());
            return;
        }
        jdbc.sql(
                        "update %s set %s = :value where entry_id = :entry"
                                .formatted(table.name(), correction.column()))
                .param("value", value instanceof Region region ? region.code() : value)
                .param("entry", entry.id())
                .update();
    }

    /** From now on it is known by its code, as one party in every county. */
    private void giveCode(Entry entry, EntryTable table, String code, Instant now) {
        var index = cipher.blindIndex(Purpose.USCC, code);
        jdbc.sql(
                        """
                        insert into registry.person (person_id, bucket, id_index, created_at)
                        values (:id, get_byte(uuid_send(cast(:id as uuid)), 15), :index, :now)
                            on conflict (id_index) do nothing\
                        """)
                .param("id", Ids.newId())
                .param("index", index)
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql(
                        """
                        update %s t
                           set uscc = :code, organisation_id = p.person_id
                          from registry.person p
                         where t.entry_id = :entry and p.id_index = :index\
                        """
                                .formatted(table.name()))
                .param("code", code)
                .param("index", index)
                .param("entry", entry.id())
                .update();
    }

    private void state(Entry entry, EntryTable table, Correction correction) {
        jdbc.sql(
                        """
                        insert into registry.entry_statement
                               (entry_id, version, org_path, stated_at, facts, stated_by, stated_by_name,
                                reason)
                        select e.entry_id, e.version, e.org_path, :now,
                               jsonb_build_object(cast(:fact as text), to_jsonb(t.%s)), :by, :name, :reason
                          from registry.entry e
                          join %s t using (entry_id)
                         where e.entry_id = :entry\
                        """
                                .formatted(correction.column(), table.name()))
                .param("now", Timestamp.from(correction.now()))
                .param("fact", correction.fact())
                .param("by", correction.officer().id())
                .param("name", correction.officer().name())
                .param("reason", correction.reason())
                .param("entry", entry.id())
                .update();
    }
}
