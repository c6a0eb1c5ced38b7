package org.wengang.voucher.claim;

import java.sql.Date;
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
import org.wengang.database.TextArray;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.voucher.VoucherCodes.Kept;
import org.wengang.voucher.claim.VoucherCampaignForm.Plan;

/** Campaigns, and what was claimed of them. */
@Component
final class VoucherCampaignRepository {

    private static final String SELECT =
            """
            select campaign_id, org_path, title, face_fen, voucher_count, remaining_fen / face_fen as remaining,
                   opens_at, closes_at, first_day, last_day, partial, policy_version_id, released_by is not null as is_released,
                   made_by = :asking as is_own
              from voucher.campaign
            """;

    private final JdbcClient jdbc;

    VoucherCampaignRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What came of one claim.
     *
     * @param outcome granted, already, sold_out or closed
     * @param code sealed; null where there is none
     */
    record Answered(UUID person, String outcome, byte @Nullable [] code) {}

    /** A campaign with the policy version whose pool pays it. */
    record Funded(UUID campaign, UUID policyVersionId) {}

    /**
     * @param keptFen granted, and not void
     * @param remainingFen not granted
     */
    record Spent(long keptFen, long remainingFen, Instant closesAt, LocalDate lastDay) {}

    Optional<UUID> bySubmission(UUID submission) {
        return jdbc.sql("select campaign_id from voucher.campaign where submission = :submission")
                .param("submission", submission)
                .query(UUID.class)
                .optional();
    }

    void insert(UUID id, OrgPath office, Plan plan, UUID submission, UUID by, Instant at) {
        jdbc.sql(
                        """
                        insert into voucher.campaign
                               (campaign_id, org_path, title, face_fen, voucher_count, remaining_fen, opens_at,
                                closes_at, first_day, last_day, partial, policy_version_id, submission, made_at,
                                made_by)
                        values (:id, :org, :title, :face, :count, :total, :opens, :closes, :first, :last, :partial,
                                :pool, :submission, :at, :by)\
                        """)
                .param("id", id)
                .param("org", office.value())
                .param("title", plan.title())
                .param("face", plan.faceFen())
                .param("count", plan.vouchers())
                .param("total", Math.multiplyExact(plan.faceFen(), (long) plan.vouchers()))
                .param("opens", Timestamp.from(plan.opensAt()))
                .param("closes", Timestamp.from(plan.closesAt()))
                .param("first", Date.valueOf(plan.firstDay()))
                .param("last", Date.valueOf(plan.lastDay()))
                .param("partial", plan.partial())
                .param("pool", plan.pool())
                .param("submission", submission)
                .param("at", Timestamp.from(at))
                .param("by", by)
                .update();
    }

    /** False if it is released already. */
    boolean release(UUID campaign, UUID by, Instant at) {
        return jdbc.sql(
                                """
                                update voucher.campaign
                                   set released_by = :by, released_at = :at
                                 where campaign_id = :campaign and released_by is null\
                                """)
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .param("campaign", campaign)
                        .update()
                == 1;
    }

    /**
     * @param asking whoever asks; null where nobody signed in
     */
    Optional<VoucherCampaign> find(UUID id, @Nullable UUID asking) {
        return jdbc.sql(SELECT + "where campaign_id = :id")
                .param("id", id)
                .param("asking", asking)
                .query(VoucherCampaignRepository::campaign)
                .optional();
    }

    /** Those that a pool pays, that were let go and of which something may change, by pool. */
    List<Funded> funded() {
        return jdbc.sql(
                        """
                        select campaign_id, policy_version_id
                          from voucher.campaign
                         where policy_version_id is not null and released_by is not null and settled_on is null
                         order by policy_version_id, campaign_id\
                        """)
                .query((row, number) ->
                        new Funded(
                                row.getObject("campaign_id", UUID.class),
                                row.getObject("policy_version_id", UUID.class)))
                .list();
    }

    void settle(UUID campaign, LocalDate today) {
        jdbc.sql("update voucher.campaign set settled_on = :today where campaign_id = :campaign")
                .param("today", Date.valueOf(today))
                .param("campaign", campaign)
                .update();
    }

    /** What became of its money by now; nobody claims until the transaction ends. */
    Spent lockSpent(UUID campaign) {
        return jdbc.sql(
                        """
                        select face_fen * voucher_count - remaining_fen - void_fen as kept_fen, remaining_fen, closes_at,
                               last_day
                          from voucher.campaign
                         where campaign_id = :campaign
                           for update\
                        """)
                .param("campaign", campaign)
                .query((row, number) ->
                        new Spent(
                                row.getLong("kept_fen"),
                                row.getLong("remaining_fen"),
                                row.getTimestamp("closes_at").toInstant(),
                                row.getDate("last_day").toLocalDate()))
                .single();
    }

    /** Newest first. */
    List<VoucherCampaign> all(UUID asking) {
        return jdbc.sql(SELECT + "order by campaign_id desc")
                .param("asking", asking)
                .query(VoucherCampaignRepository::campaign)
                .list();
    }

    /**
     * Grants to people in their order what is left.
     *
     * @param codes one for each, used where it is granted
     */
    List<Answered> claim(UUID campaign, Instant at, List<UUID> persons, List<Kept> codes) {
        return jdbc.sql(
                        """
                        select c.person_id, c.outcome, c.code_sealed
                          from voucher.claim_batch(
                                   :campaign, :at, :persons::uuid[], :vouchers::uuid[],
                                   (select array_agg(decode(h, 'hex') order by n)
                                      from unnest(:indexes::text[]) with ordinality as u (h, n)),
                                   (select array_agg(decode(h, 'hex') order by n)
                                      from unnest(:codes::text[]) with ordinality as u (h, n))) c\
                        """)
                .param("campaign", campaign)
                .param("at", Timestamp.from(at))
                .param("persons", TextArray.of(persons, UUID::toString))
                .param("vouchers", TextArray.of(persons, _ -> Ids.newId().toString()))
                .param("indexes", TextArray.of(codes, Kept::indexHex))
                .param("codes", TextArray.of(codes, Kept::sealedHex))
                .query((row, number) ->
                        new Answered(
                                row.getObject("person_id", UUID.class),
                                row.getString("outcome"),
                                row.getBytes("code_sealed")))
                .list();
    }

    private static VoucherCampaign campaign(ResultSet row, int number) throws SQLException {
        return new VoucherCampaign(
                row.getObject("campaign_id", UUID.class),
                new OrgPath(row.getString("org_path")),
                row.getString("title"),
                row.getLong("face_fen"),
                row.getInt("voucher_count"),
                row.getInt("remaining"),
                row.getTimestamp("opens_at").toInstant(),
                row.getTimestamp("closes_at").toInstant(),
                row.getDate("first_day").toLocalDate(),
                row.getDate("last_day").toLocalDate(),
                row.getBoolean("partial"),
                row.getObject("policy_version_id", UUID.class),
                row.getBoolean("is_released"),
                row.getBoolean("is_own"));
    }
}
