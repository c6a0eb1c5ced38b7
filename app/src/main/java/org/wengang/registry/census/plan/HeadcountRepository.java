package org.wengang.registry.census.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.organisation.PlaceCode;
import org.wengang.registry.census.AskedFact;
import org.wengang.registry.census.Campaign;

/** Counts the people of a census, and keeps who was counted. */
@Component
final class HeadcountRepository {

    /**
     * Everybody recorded, once. A registration known to the province or city alone, when the place
     * lies in it, may be here or elsewhere: not known. Where the census asks for intentions,
     * somebody from elsewhere whose intention is not known is in neither number.
     */
    private static final String COUNTED =
            """
            select distinct on (person_id)
                   person_id, worker_id, org_path, town, uscc, is_outsider,
                   coalesce(is_outsider and stays, false) as is_stayer
              from (select one.*,
                           case when is_present and is_elsewhere and stays is null and :intentions then null
                                else is_present and is_elsewhere end as is_outsider
                      from (select coalesce(w.standing_id, w.person_id) as person_id, w.worker_id, w.org_path, e.town, w.uscc,
                                   case when i.present_at >= :since then i.present end as is_present,
                                   case when i.intention_at >= :since then i.intention = 'stay' end as stays,
                                   case when w.hukou is null then null
                                        when starts_with(w.hukou, :prefix) then false
                                        when starts_with(:prefix, regexp_replace(w.hukou, '(00){1,2}$', '')) then null
                                        else true end as is_elsewhere
                              from registry.census_errand e
                              join registry.worker w using (worker_id)
                              left join registry.intention i using (worker_id)
                             where e.campaign_id = :campaign and e.state = 'recorded') one) one
             order by person_id, is_outsider desc nulls last, worker_id
            """;

    private final JdbcClient jdbc;

    HeadcountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * As it would be now.
     *
     * @param since the first moment from which answers count for what changes
     */
    Headcount now(Campaign campaign, Instant since) {
        return counted("with counted as (" + COUNTED + ")", "null::timestamptz as counted_at")
                .param("campaign", campaign.id())
                .param("since", Timestamp.from(since))
                .param("prefix", prefix(campaign))
                .param("intentions", asksIntentions(campaign))
                .query((row, number) -> headcount(row, campaign))
                .single();
    }

    /** Empty until verified. */
    Optional<Headcount> kept(Campaign campaign) {
        return jdbc.sql(
                        """
                        select counted_at, assigned, recorded, refused, enterprises, outsiders, stayers,
                               undetermined
                          from registry.census_headcount
                         where campaign_id = :campaign\
                        """)
                .param("campaign", campaign.id())
                .query((row, number) -> headcount(row, campaign))
                .optional();
    }

    /** Keeps everybody counted, and then their number. */
    void keep(Campaign campaign, Instant since, Instant now) {
        jdbc.sql(
                        """
                        insert into registry.census_counted
                               (campaign_id, person_id, worker_id, org_path, town, uscc, is_outsider, is_stayer)
                        select :campaign, person_id, worker_id, org_path, town, uscc, is_outsider, is_stayer
                          from (%s) counted\
                        """
                                .formatted(COUNTED))
                .param("campaign", campaign.id())
                .param("since", Timestamp.from(since))
                .param("prefix", prefix(campaign))
                .param("intentions", asksIntentions(campaign))
                .update();
        counted(
                        """
                        insert into registry.census_headcount
                               (counted_at, assigned, recorded, refused, enterprises, outsiders, stayers,
                                undetermined, campaign_id, org_path)
                        with counted as (select * from registry.census_counted where campaign_id = :campaign)
                        """,
                        ":now::timestamptz as counted_at",
                        ", :campaign, :org")
                .param("campaign", campaign.id())
                .param("org", campaign.organisation().value())
                .param("now", Timestamp.from(now))
                .update();
    }

    private JdbcClient.StatementSpec counted(String with, String moment) {
        return counted(with, moment, "");
    }

    private JdbcClient.StatementSpec counted(String with, String moment, String further) {
        return jdbc.sql(
                """
                %s
                select %s,
                       (select count(distinct coalesce(w.standing_id, w.person_id))
                          from registry.census_errand e
                          join registry.worker w using (worker_id)
                         where e.campaign_id = :campaign) as assigned,
                       count(*) as recorded,
                       (select count(distinct coalesce(w.standing_id, w.person_id))
                          from registry.census_errand e
                          join registry.worker w using (worker_id)
                         where e.campaign_id = :campaign and e.state = 'refused'
                           and not exists (select from counted c where c.person_id = coalesce(w.standing_id, w.person_id))) as refused,
                       count(distinct c.uscc) as enterprises,
                       count(*) filter (where c.is_outsider) as outsiders,
                       count(*) filter (where c.is_stayer) as stayers,
                       count(*) filter (where c.is_outsider is null) as undetermined%s
                  from counted c\
                """
                        .formatted(with, moment, further));
    }

    /** How many cases of likely duplicates among its people wait for a decision. */
    long openDuplicates(UUID campaign) {
        return jdbc.sql(
                        """
                        select count(distinct c.case_id)
                          from registry.duplicate_case c
                          join registry.duplicate_member m using (case_id)
                          join registry.census_errand e on e.worker_id = m.worker_id
                         where e.campaign_id = :campaign and c.state in ('open', 'reopened', 'confirming')\
                        """)
                .param("campaign", campaign)
                .query(Long.class)
                .single();
    }

    boolean hasRecorded(UUID officer, UUID campaign) {
        return jdbc.sql(
                        """
                        select exists (
                               select from registry.census_contact c
                                 join registry.census_errand e using (errand_id)
                                where e.campaign_id = :campaign and c.officer_id = :officer)\
                        """)
                .param("campaign", campaign)
                .param("officer", officer)
                .query(Boolean.class)
                .single();
    }

    private static String prefix(Campaign campaign) {
        return PlaceCode.of(campaign.place()).significant();
    }

    private static boolean asksIntentions(Campaign campaign) {
        return campaign.asked().contains(AskedFact.INTENTION);
    }

    private static Headcount headcount(ResultSet row, Campaign campaign) throws SQLException {
        var countedAt = row.getTimestamp("counted_at");
        return new Headcount(
                countedAt == null ? null : countedAt.toInstant(),
                row.getInt("assigned"),
                row.getInt("recorded"),
                row.getInt("refused"),
                row.getInt("enterprises"),
                row.getInt("outsiders"),
                asksIntentions(campaign) ? row.getInt("stayers") : null,
                row.getInt("undetermined"));
    }
}
