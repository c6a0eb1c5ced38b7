package org.wengang.entitlement.determination;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.ledger.Allocation;
import org.wengang.engine.ledger.Allocation.Line;
import org.wengang.engine.ledger.Award;
import org.wengang.engine.ledger.Award.Claimant;
import org.wengang.engine.ledger.Rules;
import org.wengang.engine.policy.Limits.Reach;
import org.wengang.engine.policy.Verdict;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.entitlement.GivenLimits;
import org.wengang.entitlement.award.ExclusiveGroup;
import org.wengang.entitlement.award.PoolRepository;
import org.wengang.entitlement.determination.LimitRows.Answer;
import org.wengang.entitlement.determination.LimitRows.Row;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.policy.Policies;

/** One region of its own, with rows and a policy whose limits are drawn by lot. */
final class LimitCase {

    private static final LocalDate TODAY = LocalDate.of(2021, 2, 5);
    private static final Instant NOW = Instant.parse("2021-02-05T01:00:00Z");
    private static final YearMonth JANUARY = YearMonth.of(2021, 1);
    private static final OrgPath PROVINCE = new OrgPath("cn/13/");

    private final ApplicationContext application;
    private final GivenEntitlements given;
    private final JdbcClient owner;
    private final LimitRows store;
    private final Random random;
    private final OrgPath region;
    private final String code;
    private final String group;
    private final UUID officer = Ids.newId();
    private final List<UUID> people = ids(5);
    private final List<UUID> others = ids(3);
    private final List<Row> rows = new ArrayList<>();
    private int version;
    private UUID policyId = Ids.newId();
    private @Nullable CompiledPolicy policy;
    private @Nullable String campaign;
    private Map<UUID, Answer> expected = Map.of();

    LimitCase(ApplicationContext application, Random random, int number) {
        this.application = application;
        this.random = random;
        this.given = new GivenEntitlements(application);
        this.owner = given.owner();
        this.code = "R-LIMIT-" + number;
        this.group = "GROUP_" + number;
        this.region = new OrgPath("cn/13/limit%d/".formatted(number));
        this.store = new LimitRows(given, region);
        people.forEach(store::insertPerson);
        store.awardOfGroup(any(people), group, "R-ELSEWHERE-" + number);
    }

    private static List<UUID> ids(int count) {
        var ids = new ArrayList<UUID>();
        for (var i = 0; i < count; i++) {
            ids.add(Ids.newId());
        }
        return ids;
    }

    /** The next version, with limits of its own. */
    void issueVersion() {
        version++;
        var reaches = List.of("policy", "period", "campaign");
        var limits = new LinkedHashMap<String, String>();
        limits.put(
                random.nextInt(3) > 0 ? "per_person" : "per_subject",
                "{ times: %d, within: %s }".formatted(1 + random.nextInt(3), any(reaches)));
        if (random.nextInt(4) == 0) {
            limits.put("exclusive_group", group);
        }
        if (random.nextInt(3) > 0) {
            limits.put("cap", "{ parameter: cap, within: %s }".formatted(any(reaches)));
        }
        if (random.nextInt(2) == 0) {
            limits.put(
                    "months",
                    "{ parameter: most, consecutive: %s }".formatted(random.nextBoolean()));
        }
        var file = new GivenLimits(code, version, limits, any(List.of("wait", "refuse")));
        policyId =
                given.issued(
                        file.yaml(),
                        region,
                        Map.of(
                                "cap", random.nextInt(80) + ".00",
                                "most", "" + (1 + random.nextInt(4)),
                                "budget", random.nextInt(400) + ".00"));
        policy = within(() -> policy().compiled(policyId, TODAY));
    }

    private Policies policy() {
        return application.getBean(Policies.class);
    }

    void addRows() {
        for (var i = random.nextInt(12); i >= 0; i--) {
            var person = any(people);
            var row =
                    new Row(
                            Ids.newId(),
                            new Claimant(
                                    person.toString(),
                                    any(random.nextBoolean() ? others : List.of(person)).toString(),
                                    any(random.nextBoolean() ? others : List.of(person))
                                            .toString()),
                            JANUARY.plusMonths(random.nextInt(5)),
                            random.nextInt(8) == 0
                                    ? null
                                    : any(List.of("employee", "employee", "employee", "courier")),
                            random.nextInt(32),
                            NOW.minusSeconds(random.nextInt(20)));
            rows.add(row);
            store.insert(row);
        }
    }

    /** What the statement says of each row. */
    Map<UUID, Answer> determined() {
        var compiled = Objects.requireNonNull(policy);
        var limits = compiled.file().limits();
        var cap = limits.cap();
        var inCampaign =
                limits.times().within() == Reach.CAMPAIGN
                        || cap != null && cap.within() == Reach.CAMPAIGN;
        campaign = inCampaign ? any(List.of("春风", "暖冬")) : null;
        var run = run();
        var pools = application.getBean(PoolRepository.class);
        var repository = application.getBean(DeterminationRepository.class);
        within(() -> {
            pools.open(policyId, region, policy().budgetFen(policyId));
            pools.lock(policyId);
            repository.voidUndecided(run, NOW);
            @Nullable Long left = pools.lock(policyId);
            expected = expectation(compiled, left == null ? null : Math.max(0, left));
            return execute(run, compiled, left);
        });
        return store.answers(run.id());
    }

    /** What the reference said of the rows and awards there were before the statement. */
    Map<UUID, Answer> expected() {
        return expected;
    }

    /** A second person approves, refuses or sends back some of what is proposed. */
    void decideSome() {
        var open =
                owner.sql(
                                """
                                select award_id
                                  from entitlement.award
                                 where policy_code = :code and status = 'proposed'
                                 order by award_id\
                                """)
                        .param("code", code)
                        .query((row, number) -> row.getObject("award_id", UUID.class))
                        .list();
        for (var award : open) {
            var decision = any(List.of("approved", "approved", "refused", "returned", "proposed"));
            if (!decision.equals("proposed")) {
                owner.sql(
                                """
                                update entitlement.award
                                   set status = :status, decided_by = gen_random_uuid(), reason = '试',
                                       version = version + 1
                                 where award_id = :award\
                                """)
                        .param("status", decision)
                        .param("award", award)
                        .update();
            }
        }
    }

    void assertLedgersBalance() {
        store.assertLedgersBalance();
    }

    private Run run() {
        var id = Ids.newId();
        owner.sql(
                        """
                        insert into entitlement.run
                               (run_id, org_path, policy_version_id, as_of, campaign, submission, started_by,
                                started_at)
                        values (:run, :org, :policy, '2021-02-05', :campaign, :run, :by, '2021-02-05')\
                        """)
                .param("run", id)
                .param("org", region.value())
                .param("policy", policyId)
                .param("campaign", campaign)
                .param("by", officer)
                .update();
        var file = Objects.requireNonNull(policy).file();
        return new Run(
                id,
                region,
                policyId,
                code,
                version,
                file.title(),
                TODAY,
                campaign,
                officer,
                NOW,
                null,
                null,
                null);
    }

    private int execute(Run run, CompiledPolicy compiled, @Nullable Long left) {
        return application
                .getBean(JdbcClient.class)
                .sql(DeterminationStatement.of(compiled, "probe.row"))
                .param("run", run.id())
                .param("policy", policyId)
                .param("code", code)
                .param("group", ExclusiveGroup.of(compiled.file()))
                .param("campaign", campaign)
                .param("org", region.value())
                .param("form", "cash")
                .param("by", officer)
                .param("at", Timestamp.from(NOW))
                .param("left_fen", left)
                .param("same_days", "{}")
                .update();
    }

    private Map<UUID, Answer> expectation(CompiledPolicy compiled, @Nullable Long left) {
        var awards = new ArrayList<Award>();
        var barred = new ArrayList<UUID>();
        standing()
                .forEach(each -> {
                    awards.add(each.award());
                    if (each.bars()) {
                        barred.add(each.row());
                    }
                });
        var asking = new ArrayList<Row>();
        var lines = new ArrayList<Line<String>>();
        var answers = new TreeMap<UUID, Answer>();
        for (var row : rows) {
            var verdict = verdict(row);
            if (barred.contains(row.id()) && verdict == Verdict.ELIGIBLE && row.days() > 0) {
                answers.put(row.id(), new Answer("excluded", null, null));
                continue;
            }
            asking.add(row);
            lines.add(
                    new Line<>(
                            row.claimant(),
                            row.month(),
                            verdict,
                            row.days() * 100L,
                            row.applied() + " " + row.id()));
        }
        var rules = Rules.of(compiled.file().limits(), compiled.values(), left);
        var shares = Allocation.allocate(lines, awards, rules);
        for (var i = 0; i < asking.size(); i++) {
            var row = asking.get(i);
            var share = shares.get(i);
            answers.put(
                    row.id(),
                    switch (share.outcome()) {
                        case ELIGIBLE, WAITING_BUDGET ->
                                new Answer(
                                        share.outcome().word(),
                                        share.amountFen(),
                                        cut(row, share.amountFen()));
                        case CAPPED -> new Answer("capped", null, cut(row, 0));
                        case NOT_ELIGIBLE, UNDECIDED, EXCLUDED, OUT_OF_MONTHS, REFUSED_BUDGET ->
                                new Answer(share.outcome().word(), null, null);
                    });
        }
        return answers;
    }

    private static @Nullable Long cut(Row row, long fen) {
        return row.days() * 100L == fen ? null : row.days() * 100L - fen;
    }

    private static Verdict verdict(Row row) {
        var category = row.category();
        if (category == null) {
            return Verdict.UNDECIDED;
        }
        return category.equals("employee") ? Verdict.ELIGIBLE : Verdict.NOT_ELIGIBLE;
    }

    private record Standing(Award award, UUID row, boolean bars) {}

    /** What stands after the determination has withdrawn what nobody decided. */
    private List<Standing> standing() {
        return application
                .getBean(JdbcClient.class)
                .sql(
                        """
                        select subject_id, person_id, subject_key, payee_id, month, campaign, amount_fen, status,
                               policy_code, policy_version_id, exclusive_group
                          from entitlement.award
                         where status <> 'void'
                           and (policy_code = :code
                                and (status <> 'refused' or policy_version_id = :policy)
                                or exclusive_group = :group and status <> 'refused')\
                        """)
                .param("code", code)
                .param("policy", policyId)
                .param("group", group)
                .query((row, number) -> {
                    var isRefused = row.getString("status").equals("refused");
                    var ofPolicy = row.getString("policy_code").equals(code);
                    @Nullable Date month = row.getDate("month");
                    var sameCampaign = Objects.equals(row.getString("campaign"), campaign);
                    return new Standing(
                            new Award(
                                    new Claimant(
                                            row.getString("person_id"),
                                            row.getString("subject_key"),
                                            row.getString("payee_id")),
                                    ofPolicy,
                                    sameCampaign,
                                    month == null ? null : YearMonth.from(month.toLocalDate()),
                                    isRefused ? 0 : row.getLong("amount_fen"),
                                    isRefused),
                            row.getObject("subject_id", UUID.class),
                            ofPolicy && sameCampaign);
                })
                .list();
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> T within(Supplier<T> work) {
        var transaction = application.getBean(TransactionTemplate.class);
        return Scope.within(PROVINCE, officer)
                .call(() -> Objects.requireNonNull(transaction.execute(_ -> work.get())));
    }
}
