package org.wengang.statistics.indicators;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.wengang.engine.schema.Label;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.PartyName;
import org.wengang.web.component.Cursor;

/** Counts from the published views, and reads the rows counted: both from the same common table. */
@Component
final class IndicatorRepository {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /**
     * Whatever went out by that day, less what of it came back by then; a voucher that was claimed
     * stands for an award of its own.
     */
    private static final String PAID =
            """
            with counted as (
                select m.award_id, m.person_id, m.subject_id, m.org_path, m.form, sum(m.fen)::bigint as amount_fen,
                       coalesce(sum(-m.fen) filter (where m.fen < 0), 0)::bigint as returned_fen,
                       max(m.day) filter (where m.fen > 0) as day
                  from (select p.award_id, p.person_id, p.subject_id, p.org_path, p.policy_version_id, p.form,
                               p.amount_fen as fen, p.paid_on as day
                          from entitlement.published_payment p
                         union all
                        select r.award_id, r.person_id, r.subject_id, r.org_path, r.policy_version_id, r.form,
                               -r.amount_fen, r.returned_on
                          from entitlement.published_return r
                         union all
                        select c.voucher_id, c.person_id, c.subject_id, c.org_path, c.policy_version_id, 'voucher',
                               c.face_fen, c.claimed_on
                          from voucher.published_claim c
                         union all
                        select c.voucher_id, c.person_id, c.subject_id, c.org_path, c.policy_version_id, 'voucher',
                               -c.expired_fen, c.last_day + 1
                          from voucher.published_claim c
                         where c.expired_fen > 0) m
                 where m.policy_version_id = :policy
                   and m.day <= :asOf
                   and starts_with(m.org_path, :scope)
                 group by m.award_id, m.person_id, m.subject_id, m.org_path, m.form
            )
            """;

    /** The last step of each award before the day ended is what it was on that day. */
    private static final String IN_STATUS =
            """
            with counted as (
                select a.award_id, a.person_id, a.subject_id, a.org_path, a.amount_fen, 0::bigint as returned_fen,
                       (s.changed_at at time zone 'Asia/Shanghai')::date as day
                  from entitlement.published_award a
                 cross join lateral (
                       select step.status, step.changed_at
                         from entitlement.published_award_step step
                        where step.award_id = a.award_id and step.changed_at < :end
                        order by step.version desc
                        limit 1) s
                 where a.policy_version_id = :policy
                   and s.status = :status
                   and starts_with(a.org_path, :scope)
            )
            """;

    private final JdbcClient jdbc;

    IndicatorRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<CountedPolicy> policies() {
        return jdbc.sql(
                        """
                        select v.policy_version_id, v.code, v.title, v.title_en,
                               coalesce((select a.form
                                           from entitlement.published_award a
                                          where a.policy_version_id = v.policy_version_id
                                          limit 1),
                                        (select 'voucher'
                                           from voucher.published_claim c
                                          where c.policy_version_id = v.policy_version_id
                                          limit 1)) as form,
                               (select s.schema
                                  from entitlement.published_award a
                                  join registry.published_subject s using (subject_id)
                                 where a.policy_version_id = v.policy_version_id
                                 limit 1) as schema
                          from policy.published_policy v
                         where v.issued_at is not null
                         order by v.code, v.version desc\
                        """)
                .query((row, number) ->
                        new CountedPolicy(
                                row.getObject("policy_version_id", UUID.class),
                                row.getString("code"),
                                new Label(row.getString("title"), row.getString("title_en")),
                                row.getString("form"),
                                row.getString("schema")))
                .list();
    }

    Figure figure(Indicator indicator, Question question) {
        return ask(
                        indicator,
                        question,
                        """
                        select count(distinct person_id) filter (where amount_fen > 0) as persons,
                               coalesce(sum(amount_fen), 0)::bigint as fen
                          from counted\
                        """)
                .query((row, number) -> new Figure(row.getLong("persons"), row.getLong("fen")))
                .single();
    }

    PaidParts parts(Question question) {
        return ask(
                        Indicator.PAID,
                        question,
                        """
                        select coalesce(sum(amount_fen + returned_fen), 0)::bigint as gross_fen,
                               coalesce(sum(returned_fen), 0)::bigint as returned_fen,
                               coalesce(sum(amount_fen) filter (where form = 'voucher'), 0)::bigint as voucher_fen
                          from counted\
                        """)
                .query((row, number) ->
                        new PaidParts(
                                row.getLong("gross_fen"),
                                row.getLong("returned_fen"),
                                row.getLong("voucher_fen")))
                .single();
    }

    /**
     * By the organisation directly below the scope; what is the scope's own stands under itself.
     */
    Map<OrgPath, Figure> below(Indicator indicator, Question question) {
        var figures = new LinkedHashMap<OrgPath, Figure>();
        ask(
                        indicator,
                        question,
                        """
                        select case when org_path = :scope then :scope
                                    else :scope || split_part(substr(org_path, length(:scope) + 1), '/', 1)
                                         || '/' end as place,
                               count(distinct person_id) filter (where amount_fen > 0) as persons,
                               sum(amount_fen)::bigint as fen
                          from counted
                         group by 1
                         order by 1\
                        """)
                .query(row -> {
                    figures.put(
                            new OrgPath(row.getString("place")),
                            new Figure(row.getLong("persons"), row.getLong("fen")));
                });
        return figures;
    }

    /** In the order of the awards. */
    List<FigureRow> rows(Indicator indicator, Question question, Cursor cursor, int limit) {
        var sql =
                """
                select c.award_id, s.name, s.organisation_name, s.last4, s.employer_name, c.org_path, c.amount_fen,
                       c.returned_fen, c.day
                  from counted c
                  join registry.published_subject s on s.subject_id = c.subject_id
                 where :key::uuid is null or c.award_id %s :key::uuid
                 order by c.award_id %s
                 limit :limit\
                """
                        .formatted(
                                cursor.backwards() ? "<" : ">",
                                cursor.backwards() ? "desc" : "asc");
        return ask(indicator, question, sql)
                .param("key", cursor.key())
                .param("limit", limit)
                .query(IndicatorRepository::row)
                .list();
    }

    private StatementSpec ask(Indicator indicator, Question question, String sql) {
        var common =
                switch (indicator) {
                    case PAID -> jdbc.sql(PAID + sql).param("asOf", Date.valueOf(question.asOf()));
                    case APPROVED -> inStatus("approved", question, sql);
                    case PLANNED -> inStatus("proposed", question, sql);
                };
        return common.param("policy", question.policy()).param("scope", question.scope().value());
    }

    private StatementSpec inStatus(String status, Question question, String sql) {
        var end = question.asOf().plusDays(1).atStartOfDay(SHANGHAI).toInstant();
        return jdbc.sql(IN_STATUS + sql).param("status", status).param("end", Timestamp.from(end));
    }

    private static FigureRow row(ResultSet row, int number) throws SQLException {
        return new FigureRow(
                row.getObject("award_id", UUID.class),
                PartyName.of(row.getString("name"), row.getString("organisation_name")),
                row.getString("last4"),
                row.getString("employer_name"),
                new OrgPath(row.getString("org_path")),
                row.getLong("amount_fen"),
                row.getLong("returned_fen"),
                row.getDate("day").toLocalDate());
    }
}
