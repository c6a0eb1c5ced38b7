package org.wengang.registry.census.allotment;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.Ids;
import org.wengang.registry.census.Campaign;
import org.wengang.security.Officer;

/** Who is to be contacted by whom. */
@Component
final class AllotmentRepository {

    private final JdbcClient jdbc;

    AllotmentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which of the office's people are meant.
     *
     * @param prefix digits of a place; null for any, likewise the credit code
     */
    record Chosen(@Nullable String prefix, @Nullable String uscc) {

        private static final int COUNTY_DIGITS = 6;

        /**
         * The condition, of one plain column alone, so that its index serves behind the wall. A
         * town or village is written beside its county; a county or wider place is the column of
         * the place itself.
         */
        String condition(String townBy) {
            if (uscc != null) {
                return "w.uscc = :uscc";
            }
            if (prefix == null) {
                return "true";
            }
            var column = prefix.length() > COUNTY_DIGITS ? townBy + "_locality" : townBy;
            return "w.%1$s collate \"C\" >= :prefix and w.%1$s collate \"C\" < :behind"
                    .formatted(column);
        }

        /** Behind every code that begins with the digits: a colon comes after the nine. */
        @Nullable String behind() {
            return prefix == null ? null : prefix + ":";
        }
    }

    AllotmentCount count(Campaign campaign, Chosen chosen) {
        return people(
                        campaign,
                        chosen,
                        """
                        select count(*) filter (where e.worker_id is null) as fresh, count(e.worker_id) as given\
                        """,
                        "")
                .query((row, number) ->
                        new AllotmentCount(row.getLong("fresh"), row.getLong("given")))
                .single();
    }

    /** Gives those not yet given; answers how many. */
    int assign(Campaign campaign, Chosen chosen, Officer to, Instant now) {
        var workers =
                people(
                                campaign,
                                chosen,
                                "select w.worker_id",
                                "and e.worker_id is null order by w.worker_id")
                        .query((row, number) -> row.getObject("worker_id", UUID.class))
                        .list();
        var errands = workers.stream().map(_ -> Ids.newId()).toArray(UUID[]::new);
        return jdbc.sql(
                        """
                        insert into registry.census_errand
                               (errand_id, campaign_id, worker_id, org_path, officer_id, officer_name, town,
                                assigned_at, state)
                        select g.errand_id, :campaign, w.worker_id, :org, :officer, :name,
                               coalesce(left(w.%1$s_locality, 9), w.%1$s), :now, 'open'
                          from unnest(:errands::uuid[], :workers::uuid[]) as g (errand_id, worker_id)
                          join registry.worker w using (worker_id)
                            on conflict (campaign_id, worker_id) do nothing\
                        """
                                .formatted(campaign.townBy()))
                .param("campaign", campaign.id())
                .param("org", to.org().value())
                .param("officer", to.id())
                .param("name", to.name())
                .param("now", Timestamp.from(now))
                .param("errands", errands)
                .param("workers", workers.toArray(UUID[]::new))
                .update();
    }

    /** Behind every path below the office: '0' is the sign after '/'. */
    private static String behind(Campaign campaign) {
        var path = campaign.organisation().value();
        return path.substring(0, path.length() - 1) + '0';
    }

    /** The column comes from a closed list that the schema checks. */
    private JdbcClient.StatementSpec people(
            Campaign campaign, Chosen chosen, String select, String further) {
        return jdbc.sql(
                        """
                        %2$s
                          from registry.worker w
                          left join registry.census_errand e
                            on e.worker_id = w.worker_id and e.campaign_id = :campaign
                         where w.stands and w.org_path >= :org and w.org_path < :orgBehind
                           and %1$s
                           %3$s\
                        """
                                .formatted(chosen.condition(campaign.townBy()), select, further))
                .param("campaign", campaign.id())
                .param("org", campaign.organisation().value())
                .param("orgBehind", behind(campaign))
                .param("prefix", chosen.prefix())
                .param("behind", chosen.behind())
                .param("uscc", chosen.uscc());
    }

    /** The most people first. */
    List<WaitingTown> waiting(Campaign campaign, int most) {
        return jdbc.sql(
                        """
                        select coalesce(left(w.%1$s_locality, 9), w.%1$s) as town, count(*) as people
                          from registry.worker w
                         where w.stands and w.org_path >= :org and w.org_path < :orgBehind
                           and not exists (select from registry.census_errand e
                                            where e.worker_id = w.worker_id and e.campaign_id = :campaign)
                         group by 1
                         order by 2 desc, 1
                         limit :most\
                        """
                                .formatted(campaign.townBy()))
                .param("org", campaign.organisation().value())
                .param("orgBehind", behind(campaign))
                .param("campaign", campaign.id())
                .param("most", most)
                .query((row, number) ->
                        new WaitingTown(row.getString("town"), row.getLong("people")))
                .list();
    }

    /** Hands over what is not done yet; answers how much. */
    int handOver(UUID campaign, UUID from, Officer to, Instant now) {
        return jdbc.sql(
                        """
                        update registry.census_errand
                           set officer_id = :to, officer_name = :name, org_path = :org, assigned_at = :now,
                               version = version + 1
                         where campaign_id = :campaign and officer_id = :from and state in ('open', 'partly')\
                        """)
                .param("to", to.id())
                .param("name", to.name())
                .param("org", to.org().value())
                .param("now", Timestamp.from(now))
                .param("campaign", campaign)
                .param("from", from)
                .update();
    }
}
