package org.wengang.entitlement.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.database.TextArray;
import org.wengang.entitlement.award.HashedJoinRepository;
import org.wengang.kernel.PartyName;
import org.wengang.web.component.Cursor;

/** Accounts, of today and of before, and who has none. */
@Component
final class PayeeAccountRepository {

    private static final String SELECT =
            """
            select account_id, subject_id, kind, holder_name, last4, bank_name, bank_code, state, reason, stated_by,
                   stated_at
              from entitlement.payee_account
            """;

    private final JdbcClient jdbc;
    private final HashedJoinRepository hashed;

    PayeeAccountRepository(JdbcClient jdbc, HashedJoinRepository hashed) {
        this.jdbc = jdbc;
        this.hashed = hashed;
    }

    /**
     * An account that stands for the payee of a draft.
     *
     * @param draft index of it
     * @param isInPayment whether a line of a batch pays to it
     * @param isBounced whether one came back from it
     * @param isAwaiting whether a change of it waits to be confirmed
     */
    record Standing(
            int draft,
            UUID account,
            byte[] numberIndex,
            String holder,
            String bank,
            @Nullable String bankCode,
            boolean isInPayment,
            boolean isBounced,
            boolean isAwaiting) {}

    /** A row to be stored. */
    record Row(
            UUID id,
            AccountDraft draft,
            byte[] numberSealed,
            byte[] numberIndex,
            AccountState state) {}

    /** Those of the payees of the drafts; held until the transaction ends. */
    List<Standing> lockStanding(List<AccountDraft> drafts) {
        jdbc.sql(
                        """
                        select a.account_id
                          from entitlement.payee_account a
                         where a.account_id in (select p.account_id
                                                  from entitlement.account_with_payee p
                                                  join (select case d.kind when 'company' then s.organisation_id
                                                                           else s.person_id end as payee_id
                                                          from unnest(:subjects::uuid[], :kinds::text[])
                                                               as d (subject_id, kind)
                                                          join registry.published_subject s using (subject_id)) w
                                                    using (payee_id))
                         order by a.account_id
                           for update\
                        """)
                .param("subjects", subjects(drafts))
                .param("kinds", kinds(drafts))
                .query(UUID.class)
                .list();
        return jdbc.sql(
                        """
                        select d.number::int as draft, p.account_id, p.number_index, p.holder_name, p.bank_name,
                               p.bank_code,
                               exists (select from entitlement.payment_line l
                                        where l.account_id = p.account_id) as is_in_payment,
                               exists (select from entitlement.payment_line l
                                        where l.account_id = p.account_id and l.state = 'bounced') as is_bounced,
                               exists (select from entitlement.payee_account w
                                        where w.subject_id in (p.subject_id, d.subject_id)
                                          and w.state = 'awaiting') as is_awaiting
                          from unnest(:subjects::uuid[], :kinds::text[])
                               with ordinality as d (subject_id, kind, number)
                          join registry.published_subject s on s.subject_id = d.subject_id
                          join entitlement.account_with_payee p
                            on p.payee_id = case d.kind when 'company' then s.organisation_id else s.person_id end
                         order by d.number, p.stated_at, p.account_id\
                        """)
                .param("subjects", subjects(drafts))
                .param("kinds", kinds(drafts))
                .query((row, number) ->
                        new Standing(
                                row.getInt("draft") - 1,
                                row.getObject("account_id", UUID.class),
                                row.getBytes("number_index"),
                                row.getString("holder_name"),
                                row.getString("bank_name"),
                                row.getString("bank_code"),
                                row.getBoolean("is_in_payment"),
                                row.getBoolean("is_bounced"),
                                row.getBoolean("is_awaiting")))
                .list();
    }

    private static @Nullable String[] subjects(List<AccountDraft> drafts) {
        return TextArray.of(drafts, draft -> draft.subject().toString());
    }

    private static @Nullable String[] kinds(List<AccountDraft> drafts) {
        return TextArray.of(drafts, draft -> stored(draft.account().kind()));
    }

    void end(Collection<UUID> accounts, Instant now) {
        jdbc.sql(
                        """
                        update entitlement.payee_account
                           set state = 'ended', ended_at = :now
                         where account_id = any (:accounts) and state = 'current'\
                        """)
                .param("now", Timestamp.from(now))
                .param("accounts", accounts.toArray(UUID[]::new))
                .update();
    }

    /** How many of them were stored: one that stands already for the same subject is not. */
    int insert(List<Row> rows, UUID by, Instant now) {
        return jdbc.sql(
                        """
                        insert into entitlement.payee_account
                               (account_id, org_path, subject_id, kind, holder_name, number_sealed, number_index, last4,
                                bank_name, bank_code, state, reason, stated_by, stated_at)
                        select n.id, s.org_path, n.subject_id, n.kind, n.holder, decode(n.sealed, 'hex'),
                               decode(n.index, 'hex'), n.last4, n.bank, nullif(n.code, ''), n.state, nullif(n.reason, ''), :by, :now
                          from unnest(:ids::uuid[], :subjects::uuid[], :kinds::text[], :holders::text[], :sealed::text[],
                                      :indexes::text[], :last4::text[], :banks::text[], :codes::text[],
                                      :states::text[], :reasons::text[])
                               as n (id, subject_id, kind, holder, sealed, index, last4, bank, code, state, reason)
                          join registry.subject s on s.subject_id = n.subject_id
                            on conflict do nothing\
                        """)
                .param("ids", TextArray.of(rows, row -> row.id().toString()))
                .param("subjects", TextArray.of(rows, row -> row.draft().subject().toString()))
                .param("kinds", TextArray.of(rows, row -> stored(row.draft().account().kind())))
                .param("holders", TextArray.of(rows, row -> row.draft().holder()))
                .param(
                        "sealed",
                        TextArray.of(rows, row -> HexFormat.of().formatHex(row.numberSealed())))
                .param(
                        "indexes",
                        TextArray.of(rows, row -> HexFormat.of().formatHex(row.numberIndex())))
                .param("last4", TextArray.of(rows, row -> row.draft().account().last4()))
                .param("banks", TextArray.of(rows, row -> row.draft().bank()))
                .param("codes", TextArray.of(rows, row -> orEmpty(row.draft().bankCode())))
                .param(
                        "states",
                        TextArray.of(rows, row -> row.state().name().toLowerCase(Locale.ROOT)))
                .param("reasons", TextArray.of(rows, row -> orEmpty(row.draft().reason())))
                .param("by", by)
                .param("now", Timestamp.from(now))
                .update();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Looks for what speaks against paying to them. */
    void raiseHolds(Collection<UUID> accounts, Instant now) {
        jdbc.sql("select entitlement.raise_holds(:accounts, :now)::text")
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("now", Timestamp.from(now))
                .query(String.class)
                .optional();
    }

    /** One that waits to be confirmed, held until the transaction ends. */
    Optional<PayeeAccount> lockAwaiting(UUID id, UUID viewer) {
        return jdbc.sql(SELECT + " where account_id = :id and state = 'awaiting' for update")
                .param("id", id)
                .query((row, number) -> account(row, viewer))
                .optional();
    }

    /** Those in the place of which it would come. */
    List<UUID> standingBeside(UUID awaiting) {
        return jdbc.sql(
                        """
                        select p.account_id
                          from entitlement.payee_account w
                          join registry.published_subject s using (subject_id)
                          join entitlement.account_with_payee p
                            on p.payee_id = case w.kind when 'company' then s.organisation_id else s.person_id end
                         where w.account_id = :account
                         order by p.account_id\
                        """)
                .param("account", awaiting)
                .query((row, number) -> row.getObject("account_id", UUID.class))
                .list();
    }

    void decide(UUID awaiting, AccountState state, UUID by, Instant now) {
        jdbc.sql(
                        """
                        update entitlement.payee_account
                           set state = :state, decided_by = :by, decided_at = :now
                         where account_id = :account\
                        """)
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("account", awaiting)
                .update();
    }

    /** Those of the payees of a record, newest first. */
    List<PayeeAccount> of(UUID subject, UUID viewer) {
        return jdbc.sql(
                        SELECT
                                + """
                                 where subject_id = :subject
                                    or account_id in (select p.account_id
                                                        from registry.published_subject s
                                                        join entitlement.account_with_payee p
                                                          on p.payee_id in (s.person_id, s.organisation_id)
                                                       where s.subject_id = :subject)
                                 order by stated_at desc, account_id desc\
                                """)
                .param("subject", subject)
                .query((row, number) -> account(row, viewer))
                .list();
    }

    /** Oldest first. */
    List<PayeeAccount> awaiting(UUID viewer, int limit) {
        return jdbc.sql(SELECT + " where state = 'awaiting' order by account_id limit :limit")
                .param("limit", limit)
                .query((row, number) -> account(row, viewer))
                .list();
    }

    int countAwaiting(UUID viewer) {
        return jdbc.sql(
                        """
                        select count(*)
                          from entitlement.payee_account
                         where state = 'awaiting' and stated_by <> :viewer\
                        """)
                .param("viewer", viewer)
                .query(Integer.class)
                .single();
    }

    /**
     * Approved awards in cash without an account, or that came back from it, in the order of the
     * awards.
     */
    List<MissingAccount> missing(Cursor cursor, int limit) {
        return hashed.of(() -> askMissing(cursor, limit));
    }

    long countMissing() {
        return hashed.of(() ->
                jdbc.sql(
                                """
                                select count(*)
                                  from entitlement.award a
                                  left join entitlement.account_of_payee p using (payee_id)
                                  left join lateral (select l.bounce_reason
                                                       from entitlement.payment_line l
                                                      where l.account_id = p.account_id and l.state = 'bounced'
                                                      order by l.settled_at desc
                                                      limit 1) b on true
                                 where a.status = 'approved' and a.form = 'cash' and a.double_of is null
                                   and not exists (select from entitlement.payment_line l
                                                    where l.award_id = a.award_id and l.state in ('open', 'paid'))
                                   and (p.account_id is null or b.bounce_reason is not null)\
                                """)
                        .query(Long.class)
                        .single());
    }

    private List<MissingAccount> askMissing(Cursor cursor, int limit) {
        return jdbc.sql(
                        """
                        select a.award_id, a.subject_id, a.policy_code, a.amount_fen, s.last4,
                               case when a.payee_id = s.organisation_id then s.organisation_name end as organisation,
                               s.name, b.bounce_reason
                          from entitlement.award a
                          join registry.published_subject s using (subject_id)
                          left join entitlement.account_of_payee p using (payee_id)
                          left join lateral (select l.bounce_reason
                                               from entitlement.payment_line l
                                              where l.account_id = p.account_id and l.state = 'bounced'
                                              order by l.settled_at desc
                                              limit 1) b on true
                         where a.status = 'approved' and a.form = 'cash' and a.double_of is null
                           and not exists (select from entitlement.payment_line l
                                            where l.award_id = a.award_id and l.state in ('open', 'paid'))
                           and (p.account_id is null or b.bounce_reason is not null)
                           and (:key::uuid is null or a.award_id %s :key::uuid)
                         order by a.award_id %s
                         limit :limit\
                        """
                                .formatted(
                                        cursor.backwards() ? "<" : ">",
                                        cursor.backwards() ? "desc" : "asc"))
                .param("key", cursor.key())
                .param("limit", limit)
                .query((row, number) ->
                        new MissingAccount(
                                row.getObject("award_id", UUID.class),
                                row.getObject("subject_id", UUID.class),
                                row.getString("policy_code"),
                                name(row.getString("organisation"), row.getString("name")),
                                row.getString("last4"),
                                row.getLong("amount_fen"),
                                row.getString("bounce_reason")))
                .list();
    }

    private static PartyName name(@Nullable String organisation, @Nullable String person) {
        return organisation == null
                ? PartyName.of(person, null)
                : new PartyName.OfOrganisation(organisation);
    }

    private static PayeeAccount account(ResultSet row, UUID viewer) throws SQLException {
        return new PayeeAccount(
                row.getObject("account_id", UUID.class),
                row.getObject("subject_id", UUID.class),
                kind(row.getString("kind")),
                row.getString("holder_name"),
                row.getString("last4"),
                row.getString("bank_name"),
                row.getString("bank_code"),
                AccountState.of(row.getString("state")),
                row.getString("reason"),
                row.getTimestamp("stated_at").toInstant(),
                viewer.equals(row.getObject("stated_by", UUID.class)));
    }

    private static BankAccount.Kind kind(String stored) {
        return Arrays.stream(BankAccount.Kind.values())
                .filter(kind -> stored(kind).equals(stored))
                .findFirst()
                .orElseThrow();
    }

    private static String stored(BankAccount.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
