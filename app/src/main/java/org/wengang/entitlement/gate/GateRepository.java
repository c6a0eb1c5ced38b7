package org.wengang.entitlement.gate;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The checks of the gate: what each finds, noted or cleared in one statement. */
@Component
final class GateRepository {

    /** What is looked at: awards that hold money and are in no payment. */
    private static final String LOOKED_AT =
            """
            select a.award_id, a.org_path, a.subject_id, a.person_id, a.policy_version_id, a.policy_code, a.run_id,
                   a.form, a.amount_fen, a.proposed_by
              from entitlement.award a
             where %s
               and entitlement.holds_money(a.status)
               and not exists (select from entitlement.payment_line p
                                where p.award_id = a.award_id and p.state in ('open', 'paid'))\
            """;

    private static final String STATEMENT =
            """
            with looked as materialized (%s
            ), found as materialized (%s
            ), cleared as (
                update entitlement.finding f
                   set state = 'cleared', handled_at = :now
                  from looked l
                 where l.award_id = f.award_id and f.check_code = :code and f.state = 'open'
                   and not exists (select from found g where g.award_id = f.award_id and g.ground = f.ground)
            )
            insert into entitlement.finding as f
                   (finding_id, org_path, award_id, check_code, ground, detail, found_at, proposed_by, state)
            select entitlement.award_id(:now, row_number() over (order by l.award_id)), l.org_path, l.award_id, :code,
                   g.ground, g.detail, :now, l.proposed_by, 'open'
              from found g
              join looked l using (award_id)
            on conflict (award_id, check_code, ground) do update
               set state = 'open', detail = excluded.detail, found_at = excluded.found_at, handled_at = null
             where f.state = 'cleared'\
            """;

    private final JdbcClient jdbc;

    GateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many findings are new, or open again. */
    int examine(GateCheck check, Collection<UUID> awards, Instant now) {
        return jdbc.sql(statement(check, "a.award_id in (:awards)"))
                .param("awards", awards)
                .param("code", check.code())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The same for all awards of a policy in this scope. */
    int examine(GateCheck check, UUID policyVersion, Instant now) {
        return jdbc.sql(statement(check, "a.policy_version_id = :policy"))
                .param("policy", policyVersion)
                .param("code", check.code())
                .param("now", Timestamp.from(now))
                .update();
    }

    private static String statement(GateCheck check, String condition) {
        return STATEMENT.formatted(LOOKED_AT.formatted(condition), found(check));
    }

    /** Of the columns award_id, ground and detail. */
    private static String found(GateCheck check) {
        return switch (check) {
            // the name too, so that nobody stops the award of another one by their number alone
            case PERSON_ASKED ->
                    """
                    select l.award_id, p.application_id::text as ground, array[]::text[] as detail
                      from looked l
                      join entitlement.application p
                        on p.person_id = l.person_id and p.policy_code = l.policy_code
                     where p.kind = 'person' and p.status = 'open'
                       and exists (select
                                     from registry.published_subject s
                                    where s.subject_id = l.subject_id and s.name = p.name)\
                    """;
            case UNDER_AGE -> age("w.birth + interval '16 years' > r.as_of");
            case VERY_OLD -> age("w.birth + interval '90 years' <= r.as_of");
            case OPEN_DUPLICATE ->
                    """
                    select l.award_id, d.ground, array[]::text[] as detail
                      from entitlement.open_duplicates((select array_agg(subject_id) from looked)) d
                      join looked l using (subject_id)\
                    """;
            // those of employers of the register alone: mostly there is none, and nothing to be
            // counted
            case MORE_THAN_STAFF ->
                    """
                    with employed as materialized (
                        select l.award_id, l.policy_version_id, l.org_path, s.employer_name
                          from looked l
                         cross join lateral (
                               select p.employer_name
                                 from registry.published_subject p
                                where p.subject_id = l.subject_id and p.schema = 'worker/1'
                               offset 0) s
                         where exists (select
                                         from registry.published_employer r
                                        where r.org_path = l.org_path and r.organisation_name = s.employer_name)
                    )
                    select l.award_id, e.staff_total::text as ground,
                           array[e.organisation_name, e.people::text, e.staff_total::text] as detail
                      from employed l
                      join (select r.org_path, r.organisation_name, r.staff_total, c.policy_version_id, c.people
                              from registry.published_employer r
                              join (select o.policy_version_id, o.org_path, t.employer_name,
                                           count(distinct o.person_id) as people
                                      from entitlement.award o
                                      join registry.published_subject t using (subject_id)
                                     where o.policy_version_id in (select policy_version_id from employed)
                                       and entitlement.holds_money(o.status) and t.schema = 'worker/1'
                                     group by o.policy_version_id, o.org_path, t.employer_name) c
                                on c.org_path = r.org_path and c.employer_name = r.organisation_name
                             where c.people > r.staff_total) e
                        on e.policy_version_id = l.policy_version_id and e.org_path = l.org_path
                           and e.organisation_name = l.employer_name\
                    """;
            case MANY_AT_ONE_PHONE ->
                    """
                    select l.award_id, m.people::text as ground, array[m.people::text] as detail
                      from looked l
                     cross join lateral (
                           select u.mobile_index
                             from entitlement.subject_mobile u
                            where u.subject_id = l.subject_id
                           offset 0) w
                      join (select o.policy_version_id, v.mobile_index, count(distinct o.person_id) as people
                              from entitlement.award o
                              join entitlement.subject_mobile v using (subject_id)
                             where entitlement.holds_money(o.status)
                               and o.policy_version_id in (select policy_version_id from looked)
                             group by o.policy_version_id, v.mobile_index
                            having count(distinct o.person_id) > 3) m
                        on m.policy_version_id = l.policy_version_id and m.mobile_index = w.mobile_index\
                    """;
            case AMOUNT_OUTSIDE ->
                    """
                    select l.award_id, l.amount_fen::text as ground,
                           array[l.amount_fen::text, m.middle_fen::text] as detail
                      from looked l
                      join (select o.policy_version_id, o.form, count(*) as awards,
                                   percentile_disc(0.5) within group (order by o.amount_fen) as middle_fen
                              from entitlement.award o
                             where o.policy_version_id in (select policy_version_id from looked)
                               and entitlement.holds_money(o.status)
                             group by o.policy_version_id, o.form) m
                        on m.policy_version_id = l.policy_version_id and m.form = l.form
                     where m.awards >= 10 and l.amount_fen > 3 * m.middle_fen\
                    """;
        };
    }

    private static String age(String condition) {
        return """
        select l.award_id, w.birth::text as ground, array[w.birth::text] as detail
          from looked l
          join registry.published_worker_facts w using (subject_id)
          join entitlement.run r on r.run_id = l.run_id
         where %s\
        """
                .formatted(condition);
    }
}
