package org.wengang.voucher.card;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.database.TextArray;
import org.wengang.engine.schema.Label;
import org.wengang.kernel.Ids;
import org.wengang.kernel.PersonName;
import org.wengang.voucher.VoucherCodes.Kept;
import org.wengang.web.component.Cursor;

/** Cards, their codes, and what was used of them. */
@Component
final class CardRepository {

    private static final String SELECT =
            """
            select c.card_id, c.kind_id, c.number, s.name, s.last4, c.issued_on, d.code_sealed,
                   (select array_agg(coalesce(n.uses, 0) order by p.number)
                      from voucher.card_privilege p
                      left join voucher.card_count n on n.privilege_id = p.privilege_id and n.card_id = c.card_id
                     where p.kind_id = c.kind_id) as uses
              from voucher.card c
              join registry.published_subject s using (subject_id)
              left join voucher.card_code d on d.card_id = c.card_id and d.ended_at is null
            """;

    private final JdbcClient jdbc;

    CardRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Somebody a card is for.
     *
     * @param award it follows; null where a list named them
     */
    record Recipient(UUID subject, @Nullable UUID award) {}

    /**
     * A card with its code as stored.
     *
     * @param code null where it is blocked
     * @param line without the end of the code
     */
    record SealedCard(UUID kind, CardLine line, byte @Nullable [] code) {}

    /** By code, issued policies of people; to how many of them cards of the kind can be issued. */
    List<CardGroup> groups(UUID kind) {
        return jdbc.sql(
                        """
                        select p.policy_version_id, p.code, p.version, p.title, p.title_en,
                               count(distinct s.person_id) as people
                          from entitlement.published_award a
                          join policy.published_policy p using (policy_version_id)
                          join registry.published_subject s using (subject_id)
                         where a.status = 'approved' and s.schema = 'worker/1'
                           and starts_with(s.org_path, (select k.org_path from voucher.card_kind k where k.kind_id = :kind))
                           and not exists (select from voucher.card c
                                            where c.kind_id = :kind and c.person_id = s.person_id)
                         group by 1, 2, 3, 4, 5
                         order by p.code, p.version desc\
                        """)
                .param("kind", kind)
                .query((row, number) ->
                        new CardGroup(
                                row.getObject("policy_version_id", UUID.class),
                                row.getString("code"),
                                row.getInt("version"),
                                new Label(row.getString("title"), row.getString("title_en")),
                                row.getInt("people")))
                .list();
    }

    /** People with an approved award of the policy and no card of the kind, one award each. */
    List<Recipient> recipients(UUID kind, UUID policyVersionId) {
        return jdbc.sql(
                        """
                        select distinct on (s.person_id) a.subject_id, a.award_id
                          from entitlement.published_award a
                          join registry.published_subject s using (subject_id)
                         where a.policy_version_id = :policy and a.status = 'approved' and s.schema = 'worker/1'
                           and starts_with(s.org_path, (select k.org_path from voucher.card_kind k where k.kind_id = :kind))
                           and not exists (select from voucher.card c
                                            where c.kind_id = :kind and c.person_id = s.person_id)
                         order by s.person_id, a.award_id\
                        """)
                .param("kind", kind)
                .param("policy", policyVersionId)
                .query((row, number) ->
                        new Recipient(
                                row.getObject("subject_id", UUID.class),
                                row.getObject("award_id", UUID.class)))
                .list();
    }

    /**
     * A card for each of them who has none of the kind.
     *
     * @param codes as many as recipients
     * @return how many cards were made
     */
    int issue(UUID kind, List<Recipient> to, List<Kept> codes, UUID by, Instant at, LocalDate day) {
        return jdbc.sql(
                        """
                        with named as (
                            select n.*
                              from unnest(:cards::uuid[], :subjects::uuid[], :awards::uuid[], :codeIds::uuid[],
                                          :indexes::text[], :codes::text[])
                                   as n (card_id, subject_id, award_id, code_id, code_index, code_sealed)
                        ), made as (
                            insert into voucher.card
                                   (card_id, kind_id, org_path, person_id, subject_id, award_id, issued_on, issued_at,
                                    issued_by)
                            select n.card_id, :kind, s.org_path, s.person_id, n.subject_id, n.award_id, :day, :at, :by
                              from named n
                              join registry.published_subject s using (subject_id)
                              join voucher.card_kind k on k.kind_id = :kind and starts_with(s.org_path, k.org_path)
                             order by s.person_id
                            on conflict on constraint card_once do nothing
                            returning card_id, org_path
                        ), coded as (
                            insert into voucher.card_code
                                   (code_id, card_id, org_path, code_index, code_sealed, made_at, made_by)
                            select n.code_id, m.card_id, m.org_path, decode(n.code_index, 'hex'),
                                   decode(n.code_sealed, 'hex'), :at, :by
                              from made m
                              join named n using (card_id)
                            returning 1
                        )
                        select count(*) from coded\
                        """)
                .param("kind", kind)
                .param("cards", TextArray.of(to, _ -> Ids.newId().toString()))
                .param("subjects", TextArray.of(to, each -> each.subject().toString()))
                .param("awards", TextArray.of(to, CardRepository::award))
                .param("codeIds", TextArray.of(to, _ -> Ids.newId().toString()))
                .param("indexes", TextArray.of(codes, Kept::indexHex))
                .param("codes", TextArray.of(codes, Kept::sealedHex))
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("day", Date.valueOf(day))
                .query(Integer.class)
                .single();
    }

    private static @Nullable String award(Recipient to) {
        return to.award() == null ? null : to.award().toString();
    }

    /** False if it is blocked already. */
    boolean block(UUID card, UUID by, Instant at) {
        return jdbc.sql(
                                """
                                update voucher.card_code
                                   set ended_at = :at, ended_by = :by
                                 where card_id = :card and ended_at is null\
                                """)
                        .param("at", Timestamp.from(at))
                        .param("by", by)
                        .param("card", card)
                        .update()
                == 1;
    }

    /** False if it has a code. */
    boolean replace(UUID card, Kept code, UUID by, Instant at) {
        return jdbc.sql(
                                """
                                insert into voucher.card_code
                                       (code_id, card_id, org_path, code_index, code_sealed, made_at, made_by)
                                select :id, c.card_id, c.org_path, :index, :sealed, :at, :by
                                  from voucher.card c
                                 where c.card_id = :card
                                on conflict (card_id) where ended_at is null do nothing\
                                """)
                        .param("id", Ids.newId())
                        .param("index", code.index())
                        .param("sealed", code.sealed())
                        .param("at", Timestamp.from(at))
                        .param("by", by)
                        .param("card", card)
                        .update()
                == 1;
    }

    Optional<SealedCard> find(UUID card) {
        return jdbc.sql(SELECT + "where c.card_id = :card")
                .param("card", card)
                .query(CardRepository::card)
                .optional();
    }

    /**
     * By number.
     *
     * @param printable whether those that are blocked are left out
     */
    List<SealedCard> page(UUID kind, Cursor cursor, int limit, boolean printable) {
        return jdbc.sql(
                        (SELECT
                                        + """
                                        where c.kind_id = :kind and (:key::bigint is null or c.number %s :key::bigint)
                                          and (not :printable or d.code_id is not null)
                                        order by c.number %s
                                        limit :limit\
                                        """)
                                .formatted(
                                        cursor.backwards() ? "<" : ">",
                                        cursor.backwards() ? "desc" : "asc"))
                .param("kind", kind)
                .param("key", cursor.key())
                .param("limit", limit)
                .param("printable", printable)
                .query(CardRepository::card)
                .list();
    }

    int count(UUID kind) {
        return jdbc.sql("select count(*) from voucher.card where kind_id = :kind")
                .param("kind", kind)
                .query(Integer.class)
                .single();
    }

    /** Newest first. */
    List<CardEvent> events(UUID card) {
        return jdbc.sql(
                        """
                        select u.at, p.name, coalesce(p.name_en, p.name) as name_en, u.place,
                               u.reverses is not null as is_reversal
                          from voucher.card_use u
                          join voucher.card_privilege p using (privilege_id)
                         where u.card_id = :card
                         order by u.use_id desc\
                        """)
                .param("card", card)
                .query((row, number) ->
                        new CardEvent(
                                row.getTimestamp("at").toInstant(),
                                new Label(row.getString("name"), row.getString("name_en")),
                                row.getString("place"),
                                row.getBoolean("is_reversal")))
                .list();
    }

    private static SealedCard card(ResultSet row, int number) throws SQLException {
        return new SealedCard(
                row.getObject("kind_id", UUID.class),
                new CardLine(
                        row.getObject("card_id", UUID.class),
                        row.getLong("number"),
                        "",
                        new PersonName(row.getString("name")),
                        row.getString("last4"),
                        row.getDate("issued_on").toLocalDate(),
                        Arrays.asList((Integer[]) row.getArray("uses").getArray())),
                row.getBytes("code_sealed"));
    }
}
