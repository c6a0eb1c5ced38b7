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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
import org.wengang.registry.BookPages;
import org.wengang.security.Role;
import org.wengang.web.description.ApiDescription;

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
    private static final Set<Role> BUDGETS = Set.of(FINANCE, POLICY_OFFICER, REVIEWER);
    private static final Set<Role> LISTS = Set.of(CASEWORKER, FINANCE);
    private static final Set<Role> ACCOUNTS = Set.of(CASEWORKER, REVIEWER, FINANCE);

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
                            Map.entry("/clients", Set.of(Role.ADMINISTRATOR)),
                            Map.entry("/clients/new", Set.of(Role.ADMINISTRATOR)),
                            Map.entry("/clients/{client}", Set.of(Role.ADMINISTRATOR)),
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
                            Map.entry("/awards/{award}", PROPOSALS),
                            Map.entry("/applications", PROPOSALS),
                            Map.entry("/applications/{application}", PROPOSALS),
                            Map.entry("/application-calls", PROPOSALS),
                            Map.entry("/findings", PROPOSALS),
                            Map.entry("/findings/{finding}", PROPOSALS),
                            Map.entry("/spot-checks", PROPOSALS),
                            Map.entry("/spot-checks/{check}", PROPOSALS),
                            Map.entry(
                                    "/review-settings",
                                    Set.of(CASEWORKER, REVIEWER, POLICY_OFFICER)),
                            Map.entry("/publications", Set.of(CASEWORKER)),
                            Map.entry("/corrections", PROPOSALS),
                            Map.entry("/corrections/{correction}", PROPOSALS),
                            Map.entry("/objections", PROPOSALS),
                            Map.entry("/objections/{objection}", PROPOSALS),
                            Map.entry("/budgets", BUDGETS),
                            Map.entry("/budgets/{policy}", BUDGETS),
                            Map.entry("/budgets/{policy}/movements/{movement}", BUDGETS),
                            Map.entry("/api/v1/budgets", BUDGETS),
                            Map.entry("/api/v1/budgets/{policy}", BUDGETS),
                            Map.entry("/api/v1/budgets/{policy}/entries", BUDGETS),
                            Map.entry("/api/v1/budgets/{policy}/appropriations", BUDGETS),
                            Map.entry("/payments", MONEY),
                            Map.entry("/payments/{batch}", MONEY),
                            Map.entry("/payments/{batch}/file.xlsx", MONEY),
                            Map.entry("/payments/{batch}/file.csv", MONEY),
                            Map.entry("/voucher-issues", MONEY),
                            Map.entry("/voucher-issues/of/{policy}", MONEY),
                            Map.entry("/voucher-issues/{issue}", MONEY),
                            Map.entry("/voucher-issues/{issue}/slips", MONEY),
                            Map.entry("/voucher-issues/{issue}/codes.xlsx", MONEY),
                            Map.entry("/voucher-issues/{issue}/codes.csv", MONEY),
                            Map.entry("/vouchers", Set.of(FINANCE, REVIEWER)),
                            Map.entry("/vouchers/{voucher}", Set.of(FINANCE, REVIEWER)),
                            Map.entry("/voucher-campaigns", LISTS),
                            Map.entry("/voucher-campaigns/new", ROSTERS),
                            Map.entry("/settlements", MONEY),
                            Map.entry("/settlements/{statement}", MONEY),
                            Map.entry("/settlements/{statement}/file.xlsx", MONEY),
                            Map.entry("/settlements/{statement}/file.csv", MONEY),
                            Map.entry("/merchants", LISTS),
                            Map.entry("/merchants/new", ROSTERS),
                            Map.entry("/merchants/{merchant}", LISTS),
                            Map.entry("/cards", PROPOSALS),
                            Map.entry("/cards/new", ROSTERS),
                            Map.entry("/cards/{kind}", PROPOSALS),
                            Map.entry("/cards/{kind}/issue", ROSTERS),
                            Map.entry("/cards/{kind}/print", ROSTERS),
                            Map.entry("/cards/{kind}/ledger.xlsx", PROPOSALS),
                            Map.entry("/cards/{kind}/ledger.csv", PROPOSALS),
                            Map.entry("/cards/people/{card}", PROPOSALS),
                            Map.entry("/accounts", ACCOUNTS),
                            Map.entry("/accounts/{worker}", ACCOUNTS),
                            Map.entry("/payments/{batch}/file.xml", MONEY),
                            Map.entry("/payments/{batch}/signatures.txt", MONEY),
                            Map.entry("/payments/{batch}/returns", MONEY),
                            Map.entry("/payments/verification", MONEY),
                            Map.entry("/payees/{worker}", ACCOUNTS),
                            Map.entry("/payees/{worker}/file.xlsx", ACCOUNTS),
                            Map.entry("/clawbacks", ACCOUNTS),
                            Map.entry("/clawbacks/lines/{line}", Set.of(CASEWORKER)),
                            Map.entry("/clawbacks/claims/{claim}", Set.of(CASEWORKER)),
                            Map.entry("/clawbacks/{clawback}", ACCOUNTS),
                            Map.entry("/holds", ACCOUNTS),
                            Map.entry("/holds/{hold}", ACCOUNTS),
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
                    "/notices/{}/file.pdf",
                    "/notices/{}/lines/{}/objections",
                    "/v",
                    "/v/{}",
                    "/till",
                    "/till/redemptions/{}",
                    "/till/card-uses/{}",
                    "/till/statements",
                    "/till/statements/{}",
                    "/till/statements/{}/file.xlsx",
                    "/till/statements/{}/file.csv",
                    "/apply",
                    "/apply/{}",
                    "/apply/receipts",
                    "/claims/{}");

    /** What only the program of a merchant is answered, in RedemptionIT and CardUseIT. */
    private static final Set<String> TILLS =
            Set.of("/api/v1/redemptions/{}", "/api/v1/card-uses/{}");

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
        browsing = new Browsing(application);
        var all = new GivenOneOfEach(application, browsing, clock);
        given = all.given();
        ids = all.ids();
    }

    @Test
    void no_page_is_left_out_here() {
        var written =
                Stream.of(PAGES.keySet(), PUBLIC, TILLS)
                        .flatMap(Set::stream)
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
            var traces = new ArrayList<>(List.of("张试一", "张**", "R-SJZ-04", "试验名册", "试验摸排", "试验接口"));
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
    void programs_get_what_they_are_told_of_and_nothing_else() {
        var officer = given.officer(LUQUAN, Role.values());
        var described = ApiDescription.served();
        var softly = new SoftAssertions();
        for (var page : new TreeMap<>(PAGES).keySet()) {
            if (page.startsWith("/api/") && !page.endsWith(".yaml")) {
                var seen = browsing.open(officer, filled(page));
                var operation = described.operation("GET", filled(page));
                softly.assertThat(seen.status()).as(operation).isEqualTo(200);
                softly.assertThat(described.faults(operation, 200, seen.body()))
                        .as(operation)
                        .isEmpty();
                // of these there are none here
                if (!page.endsWith("/refusals") && !page.endsWith("/censuses")) {
                    softly.assertThat(seen.body()).as(operation).doesNotContain("s\":[],\"next\"");
                }
            }
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
}
