package org.wengang.entitlement.determination;

/**
 * The steps of {@link LimitSteps}, each a continuation of the one before. Rows: {@code h} an award
 * there is, {@code a} a row that is asking for one.
 */
final class LimitText {

    private LimitText() {}

    static final String TAKEN_BY_NOBODY =
            """
            , taken as (
                select null::uuid as person_id where false
            )\
            """;

    /** Who has an award of the group already, or of a version of the policy before it had one. */
    static final String TAKEN =
            """
            , taken as (
                select g.person_id
                  from entitlement.awarded_persons(:group) g
                 where g.policy_version_id <> :policy
                    or not exists (select 1 from entitlement.award a where a.person_id = g.person_id and a.correction_id is null and {freed})
                union
                select h.person_id
                  from held h
                 where h.status <> 'refused' and not h.is_more
            )\
            """;

    /** The awards of the policy, by any version, that are not to be withdrawn. */
    static final String HELD =
            """
            held as materialized (
                select a.subject_id, a.person_id, a.subject_key, a.payee_id, a.month, a.campaign, a.amount_fen,
                       a.status, a.counted_id, a.counted_within, a.nth, a.correction_id is not null as is_more
                  from entitlement.award a
                 where a.policy_code = :code and a.status <> 'void'
                   and (a.status <> 'refused' or a.policy_version_id = :policy)
                   and not ({freed})
            )\
            """;

    /**
     * Who still may have it, each in their turn. What was refused by this version took its place. A
     * row that has an award, or was refused, is not asked again, unless for another special action.
     */
    static final String ASKED =
            """
            , had as (
                select h.{who} as who, {held_within} as within, count(*) as times
                  from held h
                 where not h.is_more
                 group by 1, 2
            ), asked as (
                select a.*, a.{who} as who, {within} as within,
                       row_number() over (partition by a.{who}, {within} order by {order}) as turn
                  from answered a
                 where a.answer = 'eligible' and a.amount_fen > 0
                   and not exists (select 1 from taken t where t.person_id = a.person_id)
                   and not exists (
                           select 1
                             from held h
                            where h.subject_id = a.subject_id and not h.is_more
                              and h.campaign is not distinct from :campaign::text)
            ), allowed as (
                select a.*
                  from asked a
                  left join had h on h.who = a.who and h.within = a.within
                 where a.turn <= {at_most} - coalesce(h.times, 0)
            )\
            """;

    static final String ALL =
            """
            , once as (
                select a.* from allowed a
            )\
            """;

    static final String ONCE_A_GROUP =
            """
            , once as (
                select b.*
                  from (select a.*, row_number() over (partition by a.person_id order by {order}) as of_person
                          from allowed a) b
                 where b.of_person = 1
            )\
            """;

    /** The places that are free: an award names the one it takes, so that no two take the same. */
    static final String PLACES =
            """
            , places as (
                select k.who, k.within, p.nth,
                       row_number() over (partition by k.who, k.within order by p.nth) as turn
                  from (select o.who, o.within, max(o.turn) as turns from once o group by o.who, o.within) k
                  left join (select h.counted_id, h.counted_within, count(*) as places
                               from held h
                              where not h.is_more
                              group by h.counted_id, h.counted_within) c
                    on c.counted_id = k.who and c.counted_within = k.within
                 cross join lateral generate_series(1, (k.turns + coalesce(c.places, 0))::int) p (nth)
                 where not exists (
                           select 1
                             from held h
                            where h.counted_id = k.who and h.counted_within = k.within and h.nth = p.nth
                              and not h.is_more)
            )\
            """;

    static final String TO_PLACES =
            "\n      join places p on p.who = a.who and p.within = a.within and p.turn = a.turn";

    static final String IN_ANY_MONTH =
            """
            , in_time as (
                select a.* from once a
            )\
            """;

    /** The months of each person: awarded, or asked for. */
    static final String MONTHS =
            """
            , months as (
                select m.person_id, m.month, bool_or(m.is_had) as is_had
                  from (select h.person_id, h.month, true as is_had
                          from held h
                         where h.status <> 'refused' and not h.is_more and h.month is not null
                        union all
                        select o.person_id, o.month, false from once o) m
                 group by m.person_id, m.month
            )\
            """;

    /** Earlier months go first; one that was awarded already takes no further one. */
    static final String AMONG_THE_FIRST =
            """
            , timely as (
                select n.person_id, n.month
                  from (select m.*, count(*) filter (where m.is_had) over (partition by m.person_id) as had,
                               row_number() over (partition by m.person_id, m.is_had order by m.month) as place
                          from months m) n
                 where n.is_had or n.had + n.place <= {most}
            )\
            """;

    /** From the first one awarded, or else asked for, up to the first gap. */
    static final String IN_A_ROW =
            """
            , timely as (
                select n.person_id, n.month
                  from (select f.person_id, f.month, f.is_had, f.had,
                               count(*) filter (where not f.is_had)
                                   over (partition by f.person_id order by f.month) as asked,
                               row_number() over (partition by f.person_id order by f.month) as place,
                               (extract(year from f.month) - extract(year from f.first)) * 12
                               + extract(month from f.month) - extract(month from f.first) + 1 as distance
                          from (select m.person_id, m.month, m.is_had,
                                       count(*) filter (where m.is_had) over (partition by m.person_id) as had,
                                       coalesce(min(m.month) filter (where m.is_had) over (partition by m.person_id),
                                                min(m.month) over (partition by m.person_id)) as first
                                  from months m) f
                         where f.month >= f.first) n
                 where n.place = n.distance and n.distance <= {most}
                   and (n.is_had or n.had + n.asked <= {most})
            )\
            """;

    static final String IN_TIME =
            """
            , in_time as (
                select a.*
                  from once a
                  join timely t on t.person_id = a.person_id and t.month = a.month
            )\
            """;

    static final String UNCUT =
            """
            , cut as (
                select a.*, a.amount_fen as share_fen, null::text as cap_within from in_time a
            )\
            """;

    /** What of each amount is within the cap, after what its payee holds and those before. */
    static final String CUT =
            """
            , got as (
                select h.payee_id, {held_cap_within} as cap_within, sum(h.amount_fen) as fen
                  from held h
                 where h.status <> 'refused'
                 group by 1, 2
            ), upto as (
                select a.*, {cap_within} as cap_within,
                       sum(a.amount_fen) over (partition by a.payee_id, {cap_within} order by {order}
                                               rows unbounded preceding) - a.amount_fen as before_fen
                  from in_time a
            ), cut as (
                select a.*,
                       greatest(0, least(a.amount_fen, {cap} - coalesce(g.fen, 0) - a.before_fen))::bigint as share_fen
                  from upto a
                  left join got g on g.payee_id = a.payee_id and g.cap_within = a.cap_within
            )\
            """;

    static final String QUEUE =
            """
            , spent as (
                select a.*, row_number() over (order by {order}) as queue_number,
                       sum(a.share_fen) over (order by {order} rows unbounded preceding) as upto_fen
                  from cut a
                 where a.share_fen > 0
            ), limited as (
                select o.subject_id,
                       case when c.subject_id is null then 'out_of_months'
                            when a.subject_id is null then 'capped'
                            when {fits} then 'eligible'
                            else '{without_money}' end as outcome,
                       c.share_fen, nullif(c.amount_fen - c.share_fen, 0) as cut_fen
                  from once o
                  left join cut c on c.subject_id = o.subject_id
                  left join spent a on a.subject_id = o.subject_id
            ), queue as (
                select a.subject_id, a.version, a.person_id, a.subject_key, a.payee_id, a.month, a.org_path,
                       a.share_fen as amount_fen, a.queue_number, a.upto_fen, a.who, a.within,
                       {nth} as nth, a.cap_within
                  from spent a{places}{who_fits}
            )\
            """;

    static final String DUE =
            """
            least(j.amount_fen, greatest(0, {cap} - coalesce(g.fen, 0) - coalesce(n.fen, 0)
                                            + entitlement.held_fen(a.award_id)))::bigint\
            """;

    static final String DUE_JOINS =
            """

                  left join got g on g.payee_id = a.payee_id and g.cap_within = a.cap_within
                  left join (select q.payee_id, q.cap_within, sum(q.amount_fen) as fen
                               from queue q
                              group by q.payee_id, q.cap_within) n
                    on n.payee_id = a.payee_id and n.cap_within = a.cap_within\
            """;
}
