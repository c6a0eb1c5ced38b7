package org.wengang.registry.census.work;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.Ids;
import org.wengang.registry.book.Book;
import org.wengang.registry.statement.Statement;
import org.wengang.security.Officer;

/**
 * What a contact says of intentions, as an entry of their ledger: one for each day, as files bring
 * them. What stands of it the database reckons.
 */
@Component
final class IntentionRepository {

    private static final String SAID =
            """
            with answer as (
                select jsonb_object_agg(
                           name, case when name = 'present' then to_jsonb(value::boolean)
                                      else coalesce(to_jsonb(value), 'null') end) as facts
                  from unnest(:names::text[], :values::text[]) as a (name, value)
            )
            """;

    private final JdbcClient jdbc;

    IntentionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As files of ledgers do (EntryMergeRepository), but beside other contacts. */
    void hold(UUID worker) {
        jdbc.sql(
                        """
                        select pg_advisory_xact_lock_shared(hashtextextended('registry.entry ' || org_path, 0))
                          from registry.worker
                         where worker_id = :worker\
                        """)
                .param("worker", worker)
                .query((row, number) -> number)
                .list();
    }

    /**
     * What was not asked stays as it was. The worker is locked, and {@link #hold} was called.
     *
     * @param said whose reason and contact it is
     * @param answers at least one, by name; null for not known
     */
    void say(
            Statement said,
            Map<String, @Nullable String> answers,
            LocalDate saidOn,
            Officer officer,
            Instant now) {
        var known = find(said.worker(), saidOn);
        var entry = known.orElseGet(Ids::newId);
        if (known.isPresent()) {
            change(entry, answers, now);
        } else {
            add(entry, said.worker(), saidOn, answers, now);
        }
        state(entry, said, answers, officer, now);
    }

    private Optional<UUID> find(UUID worker, LocalDate saidOn) {
        return jdbc.sql(
                        """
                        select entry_id
                          from registry.intention_said
                         where worker_id = :worker and said_on = :day\
                        """)
                .param("worker", worker)
                .param("day", saidOn)
                .query(UUID.class)
                .optional();
    }

    private void add(
            UUID entry,
            UUID worker,
            LocalDate saidOn,
            Map<String, @Nullable String> answers,
            Instant now) {
        jdbc.sql(
                        """
                        insert into registry.entry (entry_id, ledger, org_path, applied_at, updated_at)
                        select :entry, :ledger, org_path, :now, :now
                          from registry.worker
                         where worker_id = :worker\
                        """)
                .param("entry", entry)
                .param("ledger", Book.INTENTION.schema())
                .param("now", Timestamp.from(now))
                .param("worker", worker)
                .update();
        said(
                        """
                        insert into registry.intention_said
                               (entry_id, org_path, worker_id, said_on, intention, destination,
                                destination_locality, job_wanted, present)
                        select :entry, w.org_path, w.worker_id, :day, facts ->> 'intention', facts ->> 'destination',
                               facts ->> 'destination_locality', facts ->> 'job_wanted',
                               (facts ->> 'present')::boolean
                          from answer
                          join registry.worker w on w.worker_id = :worker\
                        """,
                        answers)
                .param("entry", entry)
                .param("day", saidOn)
                .param("worker", worker)
                .update();
    }

    private void change(UUID entry, Map<String, @Nullable String> answers, Instant now) {
        jdbc.sql(
                        """
                        update registry.entry
                           set version = version + 1, updated_at = :now
                         where entry_id = :entry\
                        """)
                .param("now", Timestamp.from(now))
                .param("entry", entry)
                .update();
        said(
                        """
                        update registry.intention_said t
                           set intention = case when jsonb_exists(facts, 'intention')
                                                then facts ->> 'intention' else t.intention end,
                               destination = case when jsonb_exists(facts, 'destination')
                                                  then facts ->> 'destination' else t.destination end,
                               destination_locality = case when jsonb_exists(facts, 'destination')
                                                           then facts ->> 'destination_locality'
                                                           else t.destination_locality end,
                               job_wanted = case when jsonb_exists(facts, 'job_wanted')
                                                 then facts ->> 'job_wanted' else t.job_wanted end,
                               present = case when jsonb_exists(facts, 'present')
                                              then (facts ->> 'present')::boolean else t.present end
                          from answer
                         where t.entry_id = :entry\
                        """,
                        answers)
                .param("entry", entry)
                .update();
    }

    private void state(
            UUID entry,
            Statement said,
            Map<String, @Nullable String> answers,
            Officer officer,
            Instant now) {
        said(
                        """
                        insert into registry.entry_statement
                               (entry_id, version, org_path, stated_at, facts, stated_by, stated_by_name, reason,
                                contact_id)
                        select e.entry_id, e.version, e.org_path, :now, facts, :by, :name, :reason, :contact
                          from answer
                          join registry.entry e on e.entry_id = :entry\
                        """,
                        answers)
                .param("now", Timestamp.from(now))
                .param("by", officer.id())
                .param("name", officer.name())
                .param("reason", said.reason())
                .param("contact", said.contact())
                .param("entry", entry)
                .update();
    }

    private JdbcClient.StatementSpec said(String sql, Map<String, @Nullable String> answers) {
        var names = answers.keySet().toArray(String[]::new);
        var values = answers.values().toArray(String[]::new);
        return jdbc.sql(SAID + sql).param("names", names).param("values", values);
    }
}
