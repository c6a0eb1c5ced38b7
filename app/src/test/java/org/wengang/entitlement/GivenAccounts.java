package org.wengang.entitlement;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import org.wengang.entitlement.account.BankAccount;
import org.wengang.kernel.Ids;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;

/** Bank accounts of invented numbers. */
public final class GivenAccounts {

    /** Above those that tests write themselves. */
    private static final AtomicInteger SEQUENCE = new AtomicInteger(1_000_000);

    private final ApplicationContext application;

    public GivenAccounts(ApplicationContext application) {
        this.application = application;
    }

    /** An account in order for everybody whose award of the policy is approved and who has none. */
    void of(UUID policy) {
        var cipher = application.getBean(FieldCipher.class);
        var payees =
                OwnerPool.CLIENT
                        .sql(
                                """
                                select distinct on (a.payee_id) a.subject_id, a.payee_id = s.organisation_id as is_company
                                  from entitlement.award a
                                  join registry.published_subject s using (subject_id)
                                 where a.policy_version_id = :policy and a.status = 'approved'
                                   and a.payee_id not in (select p.payee_id
                                                            from entitlement.account_with_payee p
                                                           where p.payee_id is not null)
                                 order by a.payee_id, a.award_id\
                                """)
                        .param("policy", policy)
                        .query((row, number) ->
                                Map.entry(
                                        row.getObject("subject_id", UUID.class),
                                        row.getBoolean("is_company")))
                        .list();
        for (var payee : payees) {
            var number = card(SEQUENCE.incrementAndGet());
            OwnerPool.CLIENT
                    .sql(
                            """
                            insert into entitlement.payee_account
                                   (account_id, org_path, subject_id, kind, holder_name, number_sealed, number_index,
                                    last4, bank_name, state, stated_by, stated_at)
                            select :id, org_path, subject_id, :kind,
                                   case :kind when 'company' then organisation_name
                                              else coalesce(name, organisation_name) end,
                                   :sealed, :index, :last4, '试验银行', 'current', :id, '2021-02-01'
                              from registry.published_subject
                             where subject_id = :subject\
                            """)
                    .param("id", Ids.newId())
                    .param("kind", payee.getValue() ? "company" : "card")
                    .param("sealed", cipher.seal(Purpose.BANK_ACCOUNT, number))
                    .param("index", cipher.blindIndex(Purpose.BANK_ACCOUNT, number))
                    .param("last4", number.substring(number.length() - 4))
                    .param("subject", payee.getKey())
                    .update();
        }
    }

    /** An invented card number with its check digit. */
    public static String card(int sequence) {
        var others = "622202%012d".formatted(sequence);
        return others + BankAccount.checkDigit(others);
    }
}
