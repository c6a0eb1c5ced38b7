package org.wengang.entitlement;

import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.security.Role.CASEWORKER;
import static org.wengang.security.Role.FINANCE;
import static org.wengang.security.Role.REVIEWER;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.wengang.database.TestClock;
import org.wengang.kernel.Ids;
import org.wengang.registry.GivenEntries;
import org.wengang.security.Officer;

/** One of each thing that has a page, in Luquan. */
final class GivenOneOfEach {

    private final ApplicationContext application;
    private final GivenEntitlements given;
    private final Browsing browsing;
    private final TestClock clock;
    private final Map<String, String> ids;

    GivenOneOfEach(ApplicationContext application, Browsing browsing, TestClock clock) {
        this.given = new GivenEntitlements(application);
        this.application = application;
        this.browsing = browsing;
        this.clock = clock;
        this.ids = all();
    }

    GivenEntitlements given() {
        return given;
    }

    /** What stands for the names in braces. */
    Map<String, String> ids() {
        return ids;
    }

    private Map<String, String> all() {
        var policy = given.luquan("1000000.00");
        given.workers(LUQUAN, 1, 2);
        var caseworker = given.officer(LUQUAN, CASEWORKER);
        given.approved(policy, caseworker, given.officer(LUQUAN, REVIEWER));
        var notice = given.published(policy, caseworker, "2021-02-12");
        browsing.send("/notices/" + notice + "/lines/1/objections", "statement", "请核实");
        clock.moveTo("2021-02-13T09:00");
        var batch =
                browsing.send(
                        given.officer(LUQUAN, FINANCE),
                        "/payments",
                        "policy",
                        policy.toString(),
                        "submission",
                        Ids.newId().toString());
        browsing.send(
                given.officer(LUQUAN, FINANCE),
                "/budgets/" + policy + "/appropriations",
                "amount",
                "1",
                "document",
                "试验文件");
        new GivenPayments(application).release(given.officer(LUQUAN, FINANCE), batch.id());
        var ids =
                new HashMap<>(
                        Map.ofEntries(
                                Map.entry("simulation", simulation(policy)),
                                Map.entry("policy", policy.toString()),
                                Map.entry("name", "budget"),
                                Map.entry("indicator", "approved"),
                                Map.entry("batch", batch.id()),
                                Map.entry(
                                        "movement",
                                        one(
                                                "select movement_id from entitlement.award_step"
                                                        + " limit 1")),
                                Map.entry("issue", voucherIssue(policy)),
                                Map.entry("merchant", merchant()),
                                Map.entry("statement", statement()),
                                Map.entry("run", one("select run_id from entitlement.run")),
                                Map.entry(
                                        "worker",
                                        one("select worker_id from registry.worker limit 1")),
                                Map.entry("filing", filing()),
                                Map.entry("client", client()),
                                Map.entry(
                                        "import",
                                        one("select batch_id from registry.import_batch limit 1")),
                                Map.entry(
                                        "objection",
                                        one("select objection_id from entitlement.objection")),
                                Map.entry("finding", finding()),
                                Map.entry("application", application(caseworker, policy)),
                                Map.entry("check", spotCheck(policy)),
                                Map.entry(
                                        "award",
                                        one("select award_id from entitlement.award limit 1")),
                                Map.entry("job", job()),
                                // an export is its officer's alone, whoever else asks
                                Map.entry("export", Ids.newId().toString()),
                                // told of in ReductionIT and StopIT
                                Map.entry("voucher", Ids.newId().toString()),
                                Map.entry("claim", Ids.newId().toString()),
                                // none is published here
                                Map.entry("published", Ids.newId().toString()),
                                Map.entry("correction", correction()),
                                Map.entry("census", census()),
                                Map.entry(
                                        "errand",
                                        one("select errand_id from registry.census_errand")),
                                Map.entry("duplicate", duplicate(caseworker))));
        ids.putAll(card());
        ids.putAll(new GivenPayments(application).oneOfEach(batch.id()));
        ids.putAll(GivenEntries.one_of_each(given.owner(), LUQUAN));
        return ids;
    }

    private String one(String query) {
        return given.owner().sql(query).query(UUID.class).single().toString();
    }

    private String simulation(UUID policy) {
        var simulation = Ids.newId();
        given.owner()
                .sql(
                        """
                        insert into entitlement.simulation
                               (simulation_id, org_path, policy_version_id, as_of, submission, variants,
                                started_by, started_at)
                        values (:id, :org, :policy, '2021-02-05', :id, '[]', :id, '2021-02-05')\
                        """)
                .param("id", simulation)
                .param("org", LUQUAN.value())
                .param("policy", policy)
                .update();
        return simulation.toString();
    }

    /** Of no vouchers, which only the owner of the database can write. */
    private String voucherIssue(UUID policy) {
        var issue = Ids.newId();
        given.owner().sql("alter table voucher.issue disable trigger check_issue").update();
        given.owner()
                .sql(
                        """
                        insert into voucher.issue
                               (issue_id, org_path, policy_version_id, policy_code, policy_title, policy_title_en,
                                submission, first_day, last_day, partial, issued_at, issued_by, voucher_count,
                                total_fen)
                        values (:id, :org, :policy, 'R-SJZ-04', '试验政策', 'Trial policy', :id, '2021-02-13',
                                '2021-03-08', true, '2021-02-13', :id, 1, 1)\
                        """)
                .param("id", issue)
                .param("org", LUQUAN.value())
                .param("policy", policy)
                .update();
        given.owner().sql("alter table voucher.issue enable trigger check_issue").update();
        return issue.toString();
    }

    /** Signs in with the program there is. */
    private String merchant() {
        var merchant = client("试验超市");
        given.owner()
                .sql(
                        """
                        insert into voucher.merchant
                               (merchant_id, org_path, name, uscc, address, first_day, last_day, submission, listed_at,
                                listed_by)
                        values (:id, :org, '试验超市', '91350100M000100Y43', '试验路1号', '2021-02-01', '2021-03-31', :id,
                                '2021-02-05', :id)\
                        """)
                .param("id", UUID.fromString(merchant))
                .param("org", LUQUAN.value())
                .update();
        return merchant;
    }

    /** A kind of card, let go, and a card of it. */
    private Map<String, String> card() {
        var kind = Ids.newId();
        given.owner()
                .sql(
                        """
                        with kinds as (
                            insert into voucher.card_kind
                                   (kind_id, org_path, title, source, first_day, last_day, submission, made_at, made_by,
                                    released_at, released_by)
                            values (:id, :org, '试验光荣卡', '试验文件', '2021-02-11', '2021-02-17', :id, '2021-02-05', :id,
                                    '2021-02-05', :other)
                        )
                        insert into voucher.card_privilege
                               (privilege_id, kind_id, org_path, number, name, gives, place_kind)
                        values (:id, :id, :org, 1, '试验优惠', 'free', 'service')\
                        """)
                .param("id", kind)
                .param("other", Ids.newId())
                .param("org", LUQUAN.value())
                .update();
        given.owner()
                .sql(
                        """
                        insert into voucher.card
                               (card_id, kind_id, org_path, person_id, subject_id, issued_on, issued_at, issued_by)
                        select :id, :id, org_path, person_id, worker_id, '2021-02-05', '2021-02-05', :id
                          from registry.worker
                         limit 1\
                        """)
                .param("id", kind)
                .update();
        return Map.of("kind", kind.toString(), "card", kind.toString());
    }

    /** Of nothing, which only the owner of the database can write. */
    private String statement() {
        var statement = Ids.newId();
        given.owner().sql("alter table voucher.statement disable trigger settle").update();
        given.owner()
                .sql(
                        """
                        insert into voucher.statement
                               (statement_id, merchant_id, org_path, day, submission, line_count, total_fen, closed_at,
                                closed_by, listed_by)
                        select :id, merchant_id, org_path, '2021-02-04', :id, 1, 1, '2021-02-05', :id, listed_by
                          from voucher.merchant\
                        """)
                .param("id", statement)
                .update();
        given.owner().sql("alter table voucher.statement enable trigger settle").update();
        return statement.toString();
    }

    private String application(Officer caseworker, UUID policy) {
        browsing.send(
                caseworker,
                "/application-calls",
                "policy",
                policy.toString(),
                "deadline",
                "2021-03-31");
        browsing.send(
                "/apply/" + one("select call_id from entitlement.application_call"),
                "wish",
                "confirm",
                "name",
                "张试一",
                "number",
                GivenEntitlements.residentId(1));
        return one("select application_id from entitlement.application");
    }

    private String finding() {
        var finding = Ids.newId();
        given.owner()
                .sql(
                        """
                        insert into entitlement.finding
                               (finding_id, org_path, award_id, check_code, ground, detail, found_at, proposed_by,
                                state)
                        select :id, org_path, award_id, 'under-age', '2010-01-01', '{2010-01-01}', '2021-02-05',
                               proposed_by, 'open'
                          from entitlement.award
                         limit 1\
                        """)
                .param("id", finding)
                .update();
        return finding.toString();
    }

    private String spotCheck(UUID policy) {
        var reviewer = given.officer(LUQUAN, REVIEWER);
        return browsing.send(
                        reviewer,
                        "/spot-checks",
                        "policy",
                        policy.toString(),
                        "confidence",
                        "95",
                        "margin",
                        "5")
                .id();
    }

    private String client() {
        return client("试验接口");
    }

    private String client(String name) {
        var client = Ids.newId();
        given.owner()
                .sql(
                        """
                        insert into security.api_client
                               (client_id, org_path, name, rights, valid_until, created_by, created_at)
                        values (:id, :org, :name, '{reference:read}', '2021-12-31', :id, '2021-02-05')\
                        """)
                .param("id", client)
                .param("name", name)
                .param("org", LUQUAN.value())
                .update();
        return client.toString();
    }

    private String filing() {
        var filing = Ids.newId();
        given.owner()
                .sql(
                        """
                        with party as (
                            insert into registry.person (person_id, bucket, id_index, created_at)
                            values (:id, 0, 'x', '2021-02-05')
                            returning person_id
                        ), filed as (
                            insert into registry.filing
                                   (filing_id, schema, org_path, organisation_id, organisation_name, uscc, bucket,
                                    applied_at, updated_at)
                            select :id, 'employer/1', :org, person_id, '鹿泉试验机械厂', '91350100M000100Y43', 0,
                                   '2021-02-05', '2021-02-05'
                              from party
                        )
                        insert into registry.filing_employer (filing_id, org_path) values (:id, :org)\
                        """)
                .param("id", filing)
                .param("org", LUQUAN.value())
                .update();
        return filing.toString();
    }

    private String correction() {
        var correction = Ids.newId();
        given.owner()
                .sql(
                        """
                        insert into entitlement.correction
                               (correction_id, org_path, award_id, run_id, policy_version_id, subject_id,
                                subject_version, old_fen, new_fen, changed_bits, proposed_by, proposed_at, status)
                        select :id, org_path, award_id, run_id, policy_version_id, subject_id, subject_version,
                               amount_fen, amount_fen + 100, 0, :id, '2021-02-05', 'proposed'
                          from entitlement.award
                         limit 1\
                        """)
                .param("id", correction)
                .update();
        return correction.toString();
    }

    private String census() {
        var census = Ids.newId();
        given.owner()
                .sql(
                        """
                        with planned as (
                            insert into registry.census_campaign
                                   (campaign_id, org_path, title, place, town_by, first_day, last_day, asked, state,
                                    planned_at)
                            values (:id, :org, '试验摸排', '130110', 'residence', '2021-02-01', '2021-02-10',
                                    '{intention}', 'running', '2021-02-05')
                            returning campaign_id
                        )
                        insert into registry.census_errand
                               (errand_id, campaign_id, worker_id, org_path, officer_id, officer_name, assigned_at,
                                state)
                        select :errand, campaign_id, worker_id, :org, :id, '经办试一', '2021-02-05', 'open'
                          from planned
                         cross join (select worker_id from registry.worker limit 1) w\
                        """)
                .param("id", census)
                .param("errand", Ids.newId())
                .param("org", LUQUAN.value())
                .update();
        return census.toString();
    }

    /** The two workers have one name, and numbers that differ in one digit. */
    private String duplicate(Officer caseworker) {
        given.searchDuplicates(caseworker);
        return one("select case_id from registry.duplicate_case");
    }

    private String job() {
        var job = Ids.newId();
        given.owner()
                .sql(
                        """
                        insert into job.job (job_id, org_path, kind, subject, state, started_by, created_at, finished_at)
                        values (:job, :org, 'roster-import', :job, 'done', :job, '2021-02-05', '2021-02-05')\
                        """)
                .param("job", job)
                .param("org", LUQUAN.value())
                .update();
        return job.toString();
    }
}
