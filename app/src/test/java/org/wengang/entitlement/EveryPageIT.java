package org.wengang.entitlement;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.YUHUA;
import static org.wengang.security.Role.CASEWORKER;
import static org.wengang.security.Role.FINANCE;
import static org.wengang.security.Role.POLICY_OFFICER;
import static org.wengang.security.Role.REVIEWER;
import static org.wengang.security.Role.STATISTICIAN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.wengang.database.TestClock;
import org.wengang.database.WengangTest;
import org.wengang.kernel.Ids;
import org.wengang.registry.BookPages;
import org.wengang.registry.GivenEntries;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Every page, list, export and answer for programs: who may open it, and nobody from next door. */
@WengangTest
class EveryPageIT {

    private static final Set<Role> ANY = Set.of(Role.values());
    private static final Set<Role> DECISIONS =
            Set.of(CASEWORKER, REVIEWER, FINANCE, STATISTICIAN, POLICY_OFFICER);
    private static final Set<Role> PEOPLE = Set.of(CASEWORKER, REVIEWER, FINANCE, STATISTICIAN);
    private static final Set<Role> PROPOSALS = Set.of(CASEWORKER, REVIEWER);
    private static final Set<Role> CENSUS = Set.of(CASEWORKER, REVIEWER, STATISTICIAN);
    private static final Set<Role> ROSTERS = Set.of(CASEWORKER);
    private static final Set<Role> RULES = Set.of(POLICY_OFFICER);
    private static final Set<Role> MONEY = Set.of(FINANCE);

    /** Who may open which page. */
    private static final Map<String, Set<Role>> PAGES =
            BookPages.and(
                    Map.ofEntries(
                            Map.entry("/", ANY),
                            Map.entry("/jobs/{job}", ANY),
                            Map.entry("/jobs/{job}/progress", ANY),
                            Map.entry("/divisions", ANY),
                            Map.entry("/divisions/suggestions", ANY),
                            Map.entry("/api/v1/divisions", ANY),
                            Map.entry("/organisations", ANY),
                            Map.entry("/policies", ANY),
                            Map.entry("/policies/{policy}", ANY),
                            Map.entry("/policies/new", Set.of(POLICY_OFFICER)),
                            Map.entry("/policies/{policy}/edit", Set.of(POLICY_OFFICER)),
                            Map.entry("/policies/{policy}/parameters/{name}", ANY),
                            Map.entry("/api/v1/policies", ANY),
                            Map.entry("/measures", ANY),
                            Map.entry("/api/v1/measures", ANY),
                            Map.entry("/imports", PROPOSALS),
                            Map.entry("/imports/new", ROSTERS),
                            Map.entry("/imports/template", ANY),
                            Map.entry("/imports/{import}", PROPOSALS),
                            Map.entry("/imports/{import}/progress", PROPOSALS),
                            Map.entry("/imports/{import}/errors", ROSTERS),
                            Map.entry("/imports/headings", PROPOSALS),
                            Map.entry("/api/v1/imports", PROPOSALS),
                            Map.entry("/api/v1/imports/{import}", PROPOSALS),
                            Map.entry("/api/v1/imports/{import}/refusals", PROPOSALS),
                            Map.entry("/workers", PEOPLE),
                            Map.entry("/workers/{worker}", PEOPLE),
                            Map.entry("/workers/{worker}/entitlements", DECISIONS),
                            Map.entry("/workers/{worker}/correction", ROSTERS),
                            Map.entry("/workers/views", PEOPLE),
                            Map.entry("/workers/export", PEOPLE),
                            Map.entry("/workers/exports", PEOPLE),
                            Map.entry("/workers/exports/{export}", PEOPLE),
                            Map.entry("/workers/exports/{export}/file", PEOPLE),
                            Map.entry("/workers/marking", PROPOSALS),
                            Map.entry("/workers/checks", PROPOSALS),
                            Map.entry("/api/v1/openapi.yaml", ANY),
                            Map.entry("/api/v1/workers", PEOPLE),
                            Map.entry("/api/v1/workers/{worker}", PEOPLE),
                            Map.entry("/filings", PEOPLE),
                            Map.entry("/filings/{filing}", PEOPLE),
                            Map.entry("/filings/{filing}/entitlements", DECISIONS),
                            Map.entry("/api/v1/filings", PEOPLE),
                            Map.entry("/api/v1/filings/{filing}", PEOPLE),
                            Map.entry("/duplicates", PROPOSALS),
                            Map.entry("/duplicates/{duplicate}", PROPOSALS),
                            Map.entry("/duplicates/elsewhere", PROPOSALS),
                            Map.entry("/api/v1/duplicates", PROPOSALS),
                            Map.entry("/census", CENSUS),
                            Map.entry("/census/intentions", CENSUS),
                            Map.entry("/census/new", ROSTERS),
                            Map.entry("/census/{census}", CENSUS),
                            Map.entry("/census/{census}/people", CENSUS),
                            Map.entry("/census/{census}/allotment", ROSTERS),
                            Map.entry("/census/{census}/handover", ROSTERS),
                            Map.entry("/census/work", ROSTERS),
                            Map.entry("/census/work/{errand}", ROSTERS),
                            Map.entry("/determinations", DECISIONS),
                            Map.entry("/determinations/{run}", DECISIONS),
                            Map.entry("/determinations/{run}/workers", DECISIONS),
                            Map.entry("/determinations/{run}/workers/{worker}", DECISIONS),
                            Map.entry("/api/v1/determinations", DECISIONS),
                            Map.entry("/api/v1/determinations/{run}", DECISIONS),
                            Map.entry("/api/v1/determinations/{run}/workers", DECISIONS),
                            Map.entry("/api/v1/determinations/{run}/workers/{worker}", DECISIONS),
                            Map.entry("/simulations", RULES),
                            Map.entry("/simulations/{simulation}", RULES),
                            Map.entry("/policies/{policy}/simulation", RULES),
                            Map.entry("/reviews", PROPOSALS),
                            Map.entry("/publications", Set.of(CASEWORKER)),
                            Map.entry("/corrections", PROPOSALS),
                            Map.entry("/corrections/{correction}", PROPOSALS),
                            Map.entry("/objections", PROPOSALS),
                            Map.entry("/objections/{objection}", PROPOSALS),
                            Map.entry("/payments", MONEY),
                            Map.entry("/payments/{batch}", MONEY),
                            Map.entry("/payments/{batch}/file.xlsx", MONEY),
                            Map.entry("/payments/{batch}/file.csv", MONEY),
                            Map.entry("/bulletins", PEOPLE),
                            Map.entry("/bulletins/figures/{indicator}", PEOPLE),
                            Map.entry("/bulletins/figures/{indicator}/file.xlsx", PEOPLE),
                            Map.entry("/bulletins/figures/{indicator}/file.csv", PEOPLE)));

    /** What anybody may open without signing in. */
    private static final Set<String> PUBLIC =
            Set.of(
                    "/sign-in",
                    "/problems/{}",
                    "/notices",
                    "/notices/{}",
                    "/notices/{}/print",
                    "/notices/{}/lines/{}/objections");

    @Autowired ApplicationContext application;
    @Autowired TestClock clock;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    GivenEntitlements given;
    Browsing browsing;

    /** What stands for the names in braces. */
    Map<String, String> ids;

    @BeforeEach
    void one_of_each() {
        given = new GivenEntitlements(application);
        browsing = new Browsing(application);
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
        ids =
                Map.ofEntries(
                        Map.entry("simulation", simulation(policy)),
                        Map.entry("policy", policy.toString()),
                        Map.entry("name", "budget"),
                        Map.entry("indicator", "approved"),
                        Map.entry("batch", batch.id()),
                        Map.entry("run", one("select run_id from entitlement.run")),
                        Map.entry("worker", one("select worker_id from registry.worker limit 1")),
                        Map.entry("filing", filing()),
                        Map.entry(
                                "import",
                                one("select batch_id from registry.import_batch limit 1")),
                        Map.entry(
                                "objection", one("select objection_id from entitlement.objection")),
                        Map.entry("job", job()),
                        // an export is its officer's alone, whoever else asks
                        Map.entry("export", Ids.newId().toString()),
                        Map.entry("published", Ids.newId().toString()),
                        Map.entry("correction", correction()),
                        Map.entry("census", census()),
                        Map.entry("errand", one("select errand_id from registry.census_errand")),
                        Map.entry("duplicate", duplicate(caseworker)));
        ids = new HashMap<>(ids);
        ids.putAll(GivenEntries.one_of_each(given.owner(), LUQUAN));
    }

    @Test
    void no_page_is_left_out_here() {
        var written =
                Stream.concat(PAGES.keySet().stream(), PUBLIC.stream())
                        .map(EveryPageIT::shape)
                        .collect(toCollection(TreeSet::new));
        var mapped = new TreeSet<String>();
        mappings.getHandlerMethods()
                .forEach((mapping, handler) -> {
                    var methods = mapping.getMethodsCondition().getMethods();
                    if (methods.contains(RequestMethod.GET)) {
                        mapping.getPatternValues().forEach(path -> mapped.add(shape(path)));
                    }
                });
        assertThat(mapped).isEqualTo(written);
    }

    @Test
    void each_role_opens_what_is_its_own_and_is_told_where_it_may_not() {
        var softly = new SoftAssertions();
        for (var role : Role.values()) {
            var officer = given.officer(LUQUAN, role);
            for (var page : new TreeMap<>(PAGES).entrySet()) {
                var seen = browsing.open(officer, filled(page.getKey()));
                var what = role + " at " + page.getKey();
                if (page.getValue().contains(role)) {
                    softly.assertThat(seen.status()).as(what).isNotEqualTo(403);
                } else {
                    softly.assertThat(seen.status()).as(what).isEqualTo(403);
                    softly.assertThat(seen.body()).as(what).contains("没有办理这一步的权限");
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void an_officer_of_the_next_county_with_every_role_finds_nothing() {
        var neighbour = given.officer(YUHUA, Role.values());
        var softly = new SoftAssertions();
        for (var page : new TreeMap<>(PAGES).keySet()) {
            var seen = browsing.open(neighbour, filled(page));
            if (page.contains("{")) {
                softly.assertThat(seen.status()).as(page).isEqualTo(404);
            } else {
                softly.assertThat(seen.status()).as(page).isEqualTo(200);
            }
            var traces = new ArrayList<>(List.of("张试一", "张**", "R-SJZ-04", "试验名册", "试验摸排"));
            ids.forEach((name, id) -> {
                if (id.length() == 36 && !filled(page).contains(id)) {
                    traces.add(id);
                }
            });
            softly.assertThat(seen.body()).as(page).doesNotContain(traces);
        }
        softly.assertAll();
    }

    @Test
    void nobody_gets_in_without_signing_in() {
        for (var page : PAGES.keySet()) {
            assertThat(browsing.open(filled(page)).status()).as(page).isIn(302, 401);
        }
    }

    private String filled(String page) {
        var path = page;
        for (var id : ids.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        return path.contains("/figures/") ? path + "?policy=" + ids.get("policy") : path;
    }

    private static String shape(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
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
