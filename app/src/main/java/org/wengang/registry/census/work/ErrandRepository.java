package org.wengang.registry.census.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.registry.census.Campaign;
import org.wengang.registry.census.CampaignState;
import org.wengang.registry.census.Outcome;
import org.wengang.security.Officer;

/** The errands of officers and the contacts they made. */
@Component
final class ErrandRepository {

    private static final String ERRAND =
            """
            select errand_id, worker_id, officer_id, town, state, contacts, last_contact_at, wrong_number, version
              from registry.census_errand
            """;

    private final JdbcClient jdbc;

    ErrandRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty where it is not one of this officer's, in the scope of the moment. */
    Optional<UUID> campaignOf(UUID errand, UUID officer) {
        return jdbc.sql(
                        """
                        select campaign_id
                          from registry.census_errand
                         where errand_id = :errand and officer_id = :officer\
                        """)
                .param("errand", errand)
                .param("officer", officer)
                .query(UUID.class)
                .optional();
    }

    Errand get(UUID errand, Campaign campaign) {
        return jdbc.sql(ERRAND + " where errand_id = :errand")
                .param("errand", errand)
                .query((row, number) -> errand(row, campaign))
                .single();
    }

    /** Locked until the transaction ends. */
    Errand lock(UUID errand, Campaign campaign) {
        return jdbc.sql(ERRAND + " where errand_id = :errand for update")
                .param("errand", errand)
                .query((row, number) -> errand(row, campaign))
                .single();
    }

    /** Whether it runs; as it is, so it stays until the transaction ends. */
    boolean holdRunning(Campaign campaign) {
        return jdbc.sql(
                        """
                        select state
                          from registry.census_campaign
                         where campaign_id = :campaign
                           for share\
                        """)
                .param("campaign", campaign.id())
                .query(String.class)
                .single()
                .equals(CampaignState.RUNNING.stored());
    }

    /** No roster changes the record until the transaction ends. */
    void lockWorker(UUID worker) {
        jdbc.sql("select worker_id from registry.worker where worker_id = :worker for update")
                .param("worker", worker)
                .query(UUID.class)
                .single();
    }

    private static Errand errand(ResultSet row, Campaign campaign) throws SQLException {
        var last = row.getTimestamp("last_contact_at");
        return new Errand(
                row.getObject("errand_id", UUID.class),
                campaign,
                row.getObject("worker_id", UUID.class),
                row.getObject("officer_id", UUID.class),
                row.getString("town"),
                row.getString("state"),
                row.getInt("contacts"),
                last == null ? null : last.toInstant(),
                row.getBoolean("wrong_number"),
                row.getInt("version"));
    }

    /** How much an officer has in each census that runs. */
    record Load(UUID campaign, long open, long today, long done) {}

    /**
     * @param today its first moment; whoever was tried since then waits until tomorrow
     */
    List<Load> loads(UUID officer, LocalDate day, Instant today) {
        return jdbc.sql(
                        """
                        select e.campaign_id, count(*) filter (where e.state in ('open', 'partly')) as open,
                               count(*) filter (where e.state in ('open', 'partly')
                                                  and (e.last_contact_at is null or e.last_contact_at < :today)) as today,
                               count(*) filter (where e.state not in ('open', 'partly')) as done
                          from registry.census_errand e
                          join registry.census_campaign c using (campaign_id)
                         where e.officer_id = :officer and c.state = 'running' and c.first_day <= :day
                         group by e.campaign_id
                         order by e.campaign_id\
                        """)
                .param("officer", officer)
                .param("today", Timestamp.from(today))
                .param("day", day)
                .query((row, number) ->
                        new Load(
                                row.getObject("campaign_id", UUID.class),
                                row.getLong("open"),
                                row.getLong("today"),
                                row.getLong("done")))
                .list();
    }

    /**
     * Town by town, so that a walk makes sense.
     *
     * @param open only those still to be contacted; else all the others
     * @param after the errand before the first one shown; null for the beginning
     */
    List<ErrandLine> lines(
            UUID campaign, UUID officer, boolean open, @Nullable UUID after, int limit) {
        return jdbc.sql(
                        """
                        select e.errand_id, w.name, e.town, w.employer_name, e.state, e.contacts, e.last_outcome,
                               e.last_contact_at
                          from registry.census_errand e
                          join registry.worker w using (worker_id)
                         where e.campaign_id = :campaign and e.officer_id = :officer
                           and (e.state in ('open', 'partly')) = :open
                           and (:after::uuid is null or (coalesce(e.town, '~') collate "C", e.errand_id) >
                               (select coalesce(a.town, '~') collate "C", a.errand_id
                                  from registry.census_errand a
                                 where a.errand_id = :after::uuid))
                         order by coalesce(e.town, '~') collate "C", e.errand_id
                         limit :limit\
                        """)
                .param("campaign", campaign)
                .param("officer", officer)
                .param("open", open)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> {
                    var last = row.getTimestamp("last_contact_at");
                    return new ErrandLine(
                            row.getObject("errand_id", UUID.class),
                            row.getString("name"),
                            row.getString("town"),
                            row.getString("employer_name"),
                            row.getString("state"),
                            row.getInt("contacts"),
                            row.getString("last_outcome"),
                            last == null ? null : last.toInstant());
                })
                .list();
    }

    /** The last one first. */
    List<Contact> contacts(UUID errand) {
        return jdbc.sql(
                        """
                        select way, outcome, contacted_at, recorded_at, officer_name, note
                          from registry.census_contact
                         where errand_id = :errand
                         order by contacted_at desc, contact_id desc\
                        """)
                .param("errand", errand)
                .query((row, number) ->
                        new Contact(
                                row.getString("way"),
                                row.getString("outcome"),
                                row.getTimestamp("contacted_at").toInstant(),
                                row.getTimestamp("recorded_at").toInstant(),
                                row.getString("officer_name"),
                                row.getString("note")))
                .list();
    }

    /** The keyed hash of what was said at a contact; empty where there is none of that id. */
    Optional<byte[]> saidAt(UUID contact) {
        return jdbc.sql("select said_index from registry.census_contact where contact_id = :id")
                .param("id", contact)
                .query(byte[].class)
                .optional();
    }

    /**
     * @param said keyed hash of the form
     */
    void contacted(
            Errand errand,
            UUID contact,
            ContactForm form,
            Instant at,
            Instant now,
            Officer officer,
            byte[] said) {
        jdbc.sql(
                        """
                        insert into registry.census_contact
                               (contact_id, errand_id, org_path, way, outcome, contacted_at, recorded_at, officer_id,
                                officer_name, note, said_index)
                        select :contact, errand_id, org_path, :way, :outcome, :at, :now, :officer, :name,
                               nullif(:note, ''), :said
                          from registry.census_errand
                         where errand_id = :errand\
                        """)
                .param("contact", contact)
                .param("way", form.way())
                .param("outcome", form.outcome())
                .param("at", Timestamp.from(at))
                .param("now", Timestamp.from(now))
                .param("officer", officer.id())
                .param("name", officer.name())
                .param("note", form.note())
                .param("said", said)
                .param("errand", errand.id())
                .update();
    }

    /** How it stands after a contact. */
    void settle(UUID errand, String state, Outcome outcome, Instant at, boolean wrongNumber) {
        jdbc.sql(
                        """
                        update registry.census_errand
                           set state = :state, contacts = contacts + 1, version = version + 1,
                               last_outcome = case when last_contact_at > :at then last_outcome else :outcome end,
                               last_contact_at = greatest(last_contact_at, :at), wrong_number = :wrong
                         where errand_id = :errand\
                        """)
                .param("state", state)
                .param("outcome", outcome.stored())
                .param("at", Timestamp.from(at))
                .param("wrong", wrongNumber)
                .param("errand", errand)
                .update();
    }
}
