package org.wengang.registry.census;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Officer;

/** Campaigns and their steps. */
@Component
public final class CensusRepository {

    private final JdbcClient jdbc;

    CensusRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One's own, those below and those of offices above that send one; the newest first. */
    public List<Campaign> newest(int most) {
        return jdbc.sql(
                        """
                        select campaign_id, org_path, title, place, town_by, first_day, last_day, asked, state,
                               version
                          from registry.census_campaign
                         order by campaign_id desc
                         limit :most\
                        """)
                .param("most", most)
                .query(CensusRepository::campaign)
                .list();
    }

    public Optional<Campaign> find(UUID campaign) {
        return find(campaign, "");
    }

    /** Waits for the contacts that are being written; new ones wait until the transaction ends. */
    public Optional<Campaign> lock(UUID campaign) {
        return find(campaign, "for update");
    }

    private Optional<Campaign> find(UUID campaign, String lock) {
        return jdbc.sql(
                        """
                        select campaign_id, org_path, title, place, town_by, first_day, last_day, asked, state,
                               version
                          from registry.census_campaign
                         where campaign_id = :campaign %s\
                        """
                                .formatted(lock))
                .param("campaign", campaign)
                .query(CensusRepository::campaign)
                .optional();
    }

    /**
     * Campaigns of the office and those below that wait for a second person, and may be verified by
     * this one: neither closed by them nor worked on.
     */
    public long toVerify(Officer officer) {
        return jdbc.sql(
                        """
                        select count(*)
                          from registry.census_campaign c
                          join registry.census_step s on s.campaign_id = c.campaign_id and s.version = c.version
                         where c.state = 'checking'
                           and s.changed_by <> :officer
                           and not exists (
                               select from registry.census_contact k
                                 join registry.census_errand e using (errand_id)
                                where k.officer_id = :officer and e.campaign_id = c.campaign_id)\
                        """)
                .param("officer", officer.id())
                .query(Long.class)
                .single();
    }

    public void insert(Campaign campaign, Officer by, Instant now) {
        jdbc.sql(
                        """
                        insert into registry.census_campaign
                               (campaign_id, org_path, title, place, town_by, first_day, last_day, asked, state,
                                planned_at)
                        values (:id, :org, :title, :place, :townBy, :first, :last, :asked::text[], :state, :now)\
                        """)
                .param("id", campaign.id())
                .param("org", campaign.organisation().value())
                .param("title", campaign.title())
                .param("place", campaign.place().value())
                .param("townBy", campaign.townBy())
                .param("first", campaign.firstDay())
                .param("last", campaign.lastDay())
                .param(
                        "asked",
                        campaign.asked().stream().map(AskedFact::fact).toArray(String[]::new))
                .param("state", campaign.state().stored())
                .param("now", Timestamp.from(now))
                .update();
        note(campaign.id(), by, null, now);
    }

    /** False if it is no longer the version that was seen; then nothing is written. */
    public boolean step(
            Campaign seen, CampaignState next, Officer by, @Nullable String reason, Instant now) {
        var isFirst =
                jdbc.sql(
                                        """
                                        update registry.census_campaign
                                           set state = :state, version = version + 1
                                         where campaign_id = :id and version = :version\
                                        """)
                                .param("state", next.stored())
                                .param("id", seen.id())
                                .param("version", seen.version())
                                .update()
                        == 1;
        if (isFirst) {
            note(seen.id(), by, reason, now);
        }
        return isFirst;
    }

    private void note(UUID campaign, Officer by, @Nullable String reason, Instant now) {
        jdbc.sql(
                        """
                        insert into registry.census_step
                               (campaign_id, version, org_path, state, changed_by, changed_by_name, changed_at, reason)
                        select campaign_id, version, org_path, state, :by, :name, :now, :reason
                          from registry.census_campaign
                         where campaign_id = :id\
                        """)
                .param("by", by.id())
                .param("name", by.name())
                .param("now", Timestamp.from(now))
                .param("reason", reason)
                .param("id", campaign)
                .update();
    }

    /** The last one first. */
    public List<CampaignStep> steps(UUID campaign) {
        return jdbc.sql(
                        """
                        select state, changed_by, changed_by_name, changed_at, reason
                          from registry.census_step
                         where campaign_id = :campaign
                         order by version desc\
                        """)
                .param("campaign", campaign)
                .query((row, number) ->
                        new CampaignStep(
                                CampaignState.of(row.getString("state")).orElseThrow(),
                                row.getObject("changed_by", UUID.class),
                                row.getString("changed_by_name"),
                                row.getTimestamp("changed_at").toInstant(),
                                row.getString("reason")))
                .list();
    }

    private static Campaign campaign(ResultSet row, int number) throws SQLException {
        var asked = (String[]) row.getArray("asked").getArray();
        return new Campaign(
                row.getObject("campaign_id", UUID.class),
                new OrgPath(row.getString("org_path")),
                row.getString("title"),
                new DivisionCode(row.getString("place")),
                row.getString("town_by"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                Arrays.stream(asked)
                        .flatMap(fact -> AskedFact.of(fact).stream())
                        .sorted(Comparator.naturalOrder())
                        .toList(),
                CampaignState.of(row.getString("state")).orElseThrow(),
                row.getInt("version"));
    }
}
