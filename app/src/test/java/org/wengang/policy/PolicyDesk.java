package org.wengang.policy;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.policy.catalogue.Catalogue;
import org.wengang.policy.catalogue.PolicyRepository;
import org.wengang.policy.catalogue.Rulebook;
import org.wengang.policy.issue.Approving;
import org.wengang.policy.issue.Issuing;
import org.wengang.security.Accounts;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/**
 * For tests: the catalogue loaded into the clean database, and policies issued as a policy officer
 * would, with the proposals of their files and a budget.
 */
public final class PolicyDesk {

    public static final String LUQUAN_500 = "R-SJZ-04";
    public static final String HENGSHUI_VOUCHER = "R-HS-01";

    /** Of every account made here. */
    public static final String PASSWORD = "not-a-real-password";

    private final Accounts accounts;
    private final Policies policies;
    private final PolicyRepository repository;
    private final Rulebook rulebook;
    private final Issuing issuing;
    private final Approving approving;
    private final Trials trials;
    private final TransactionTemplate transactions;

    /** Loads the catalogue; takes its beans from the application context. */
    public PolicyDesk(BeanFactory beans) {
        this.accounts = beans.getBean(Accounts.class);
        this.policies = beans.getBean(Policies.class);
        this.repository = beans.getBean(PolicyRepository.class);
        this.rulebook = beans.getBean(Rulebook.class);
        this.issuing = beans.getBean(Issuing.class);
        this.approving = beans.getBean(Approving.class);
        this.trials = beans.getBean(Trials.class);
        this.transactions = beans.getBean(TransactionTemplate.class);
        beans.getBean(Catalogue.class).load();
    }

    /** The newest version of the code. */
    public PolicyVersion policy(String code) {
        return Scope.system(OrgPath.ROOT, "test").call(policies::list).stream()
                .filter(policy -> policy.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Past the triggers that keep what is issued: as a later release might find it. */
    public void changeIssued(JdbcClient owner, String code, String change) {
        owner.sql(
                        """
                        alter table policy.policy_version disable trigger life;
                        update policy.policy_version set %s where code = '%s';
                        alter table policy.policy_version enable trigger life\
                        """
                                .formatted(change, code))
                .update();
    }

    /** A new account in that organisation. */
    public Officer officer(OrgPath organisation, String username, Role... roles) {
        var id =
                Scope.system(OrgPath.ROOT, "test")
                        .call(() ->
                                accounts.open(
                                        organisation, username, "张试一", PASSWORD, Set.of(roles)));
        return new Officer(id, username, "张试一", organisation, Set.of(roles));
    }

    /** Confirms every open parameter by its proposal, and the budget. */
    public void confirm(Officer officer, String code, String budgetYuan) {
        confirm(officer, code, Map.of("budget", budgetYuan));
    }

    /**
     * Confirms every open parameter: by the value given, else by its proposal; one without either
     * stays open.
     */
    public void confirm(Officer officer, String code, Map<String, String> values) {
        var policy = policy(code);
        Scope.within(officer.org(), officer.id())
                .run(() ->
                        transactions.executeWithoutResult(
                                status -> confirmAll(officer, policy.id(), values)));
    }

    private void confirmAll(Officer officer, UUID id, Map<String, String> values) {
        var file = rulebook.checked(repository.get(id)).file();
        for (var open : file.openParameters()) {
            @Nullable Object proposed = open.valueOn(file.firstDay());
            var value =
                    values.getOrDefault(
                            open.name(), proposed == null ? "" : open.type().text(proposed));
            if (!value.isEmpty()) {
                issuing.confirm(officer, id, open.name(), value, "");
            }
        }
    }

    /** As when a simulation of the version as it stands has finished. */
    public void simulate(Officer officer, UUID id) {
        Scope.within(officer.org(), officer.id()).run(() -> trials.simulated(id, trials.mark(id)));
    }

    /** By a reviewer made for it. */
    public void approve(UUID id) {
        var organisation =
                Scope.system(OrgPath.ROOT, "test").call(() -> policies.get(id)).organisation();
        var reviewer =
                officer(organisation, "desk-fuhe-" + id.toString().substring(24), Role.REVIEWER);
        var obstacles =
                Scope.within(organisation, reviewer.id())
                        .call(() -> approving.approve(reviewer, id));
        if (!obstacles.isEmpty()) {
            throw new AssertionError(obstacles);
        }
    }

    /** Confirms with proposals and issues, by a policy officer made for it. */
    public UUID issue(String code, String budgetYuan) {
        return issue(code, Map.of("budget", budgetYuan));
    }

    /** The same with other values than the proposals. */
    public UUID issue(String code, Map<String, String> values) {
        var policy = policy(code);
        var officer =
                officer(
                        policy.organisation(),
                        "desk-" + code.toLowerCase(Locale.ROOT),
                        Role.POLICY_OFFICER);
        confirm(officer, code, values);
        simulate(officer, policy.id());
        approve(policy.id());
        var obstacles =
                Scope.within(officer.org(), officer.id())
                        .call(() -> issuing.issue(officer, policy.id(), null));
        if (!obstacles.isEmpty()) {
            throw new AssertionError(obstacles);
        }
        return policy.id();
    }

    /** The same text as the newest version of the code with that replaced, as its next draft. */
    public UUID nextVersion(JdbcClient owner, String code, String what, String by) {
        var before = policy(code);
        var next = before.version() + 1;
        var id = Ids.newId();
        owner.sql(
                        """
                        insert into policy.policy_version
                               (policy_version_id, org_path, code, version, title, title_en, yaml, status,
                                loaded_at)
                        select :id, org_path, code, :next, title, title_en,
                               replace(replace(yaml, :version, :nextVersion), :what, :by), 'draft', loaded_at
                          from policy.policy_version
                         where policy_version_id = :before\
                        """)
                .param("id", id)
                .param("next", next)
                .param("version", "version: " + before.version())
                .param("nextVersion", "version: " + next)
                .param("what", what)
                .param("by", by)
                .param("before", before.id())
                .update();
        return id;
    }
}
