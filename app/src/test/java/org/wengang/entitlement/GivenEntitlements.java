package org.wengang.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.Scope;
import org.wengang.job.JobRun;
import org.wengang.job.JobWork;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.checks.Check;
import org.wengang.registry.checks.Checks;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Officers, policies and workers to determine, and determinations of them. */
public final class GivenEntitlements {

    public static final OrgPath SHIJIAZHUANG = new OrgPath("cn/13/1301/");
    public static final OrgPath LUQUAN = new OrgPath("cn/13/1301/130110/");
    public static final OrgPath YUHUA = new OrgPath("cn/13/1301/130108/");
    public static final OrgPath HENGSHUI = new OrgPath("cn/13/1311/");
    public static final OrgPath TAOCHENG = new OrgPath("cn/13/1311/131102/");
    public static final OrgPath JIZHOU = new OrgPath("cn/13/1311/131103/");

    private final ApplicationContext application;
    private final JdbcClient owner = OwnerPool.CLIENT;
    private final Map<OrgPath, UUID> rosters = new HashMap<>();
    private int rows = 1;

    public GivenEntitlements(ApplicationContext application) {
        this.application = application;
    }

    public JdbcClient owner() {
        return owner;
    }

    public Officer officer(OrgPath organisation, Role... roles) {
        var id = Ids.newId();
        var username = "o" + id.toString().substring(24);
        var officer = new Officer(id, username, "试用人员" + username, organisation, Set.of(roles));
        owner.sql(
                        """
                        insert into security.account
                               (account_id, org_path, username, name, password_hash, roles, created_at)
                        values (:id, :org, :username, :name, 'none', :roles, '2021-01-01')\
                        """)
                .param("id", id)
                .param("org", organisation.value())
                .param("username", username)
                .param("name", officer.name())
                .param("roles", officer.roles().stream().map(Role::name).toArray(String[]::new))
                .update();
        return officer;
    }

    /** R-SJZ-04, issued by 鹿泉 with the proposed values. */
    public UUID luquan(String budgetYuan) {
        return policy("130110-luquan/R-SJZ-04.yaml", LUQUAN, Map.of("budget", budgetYuan));
    }

    /** R-HS-01, issued by 衡水 with the proposed values. */
    public UUID hengshui(String budgetYuan) {
        return policy("131100-hengshui/R-HS-01.yaml", HENGSHUI, Map.of("budget", budgetYuan));
    }

    /** As {@link #luquan}, so that a second county pays the same group. */
    public UUID policy(String file, OrgPath organisation, Map<String, String> confirmed) {
        return issued(read(file), organisation, confirmed);
    }

    public UUID issued(String yaml, OrgPath organisation, Map<String, String> confirmed) {
        return new GivenPolicy(owner).issued(yaml, organisation, confirmed);
    }

    public static String read(String file) {
        return GivenPolicy.read(file);
    }

    public GivenWorker someone(OrgPath organisation, int person) {
        return new GivenWorker(organisation, person);
    }

    public List<UUID> workers(OrgPath organisation, int from, int count) {
        var workers = new ArrayList<UUID>();
        for (var person = from; person < from + count; person++) {
            workers.add(worker(someone(organisation, person).appliedAfter(person)));
        }
        return workers;
    }

    public UUID worker(GivenWorker given) {
        var cipher = application.getBean(FieldCipher.class);
        var number = residentId(given.person);
        var person = person(cipher.blindIndex(Purpose.RESIDENT_ID, number));
        var worker = Ids.newId();
        insert(
                "registry.worker",
                given.facts,
                Map.ofEntries(
                        Map.entry("worker_id", worker),
                        Map.entry("person_id", person),
                        Map.entry("bucket", 0),
                        Map.entry("org_path", given.organisation.value()),
                        Map.entry("id_sealed", cipher.seal(Purpose.RESIDENT_ID, number)),
                        Map.entry("id_last4", number.substring(14)),
                        Map.entry("name", given.name),
                        Map.entry("birth", LocalDate.of(1990, 1, 1)),
                        Map.entry("sex", "male"),
                        Map.entry("employer_name", given.employer),
                        Map.entry("applied_at", Timestamp.from(given.appliedAt)),
                        Map.entry("updated_at", Timestamp.from(given.appliedAt))));
        insert(
                "registry.worker_statement",
                given.facts,
                Map.of(
                        "worker_id",
                        worker,
                        "batch_id",
                        rosters.computeIfAbsent(given.organisation, this::roster),
                        "row_number",
                        ++rows,
                        "org_path",
                        given.organisation.value(),
                        "stated_at",
                        Timestamp.from(given.appliedAt),
                        "name",
                        given.name,
                        "employer_name",
                        given.employer));
        return worker;
    }

    private void insert(
            String table, Map<String, @Nullable Object> facts, Map<String, Object> others) {
        var values = new LinkedHashMap<String, @Nullable Object>(others);
        values.putAll(facts);
        var names = values.keySet();
        owner.sql(
                        "insert into %s (%s) values (%s)"
                                .formatted(
                                        table,
                                        String.join(", ", names),
                                        names.stream()
                                                .map(GivenEntitlements::placeholder)
                                                .collect(Collectors.joining(", "))))
                .params(values)
                .update();
    }

    private static String placeholder(String column) {
        return switch (column) {
            case "stay_from", "stay_to" -> ":" + column + "::date";
            case "on_duty_days" -> ":" + column + "::smallint";
            default -> ":" + column;
        };
    }

    /** As a later roster would do it. */
    public void correct(UUID worker, String fact, @Nullable Object value) {
        owner.sql(
                        "update registry.worker set %s = %s, version = version + 1 where worker_id = :worker"
                                .formatted(fact, placeholder(fact)))
                .param(fact, value)
                .param("worker", worker)
                .update();
    }

    private UUID person(byte[] index) {
        owner.sql(
                        """
                        insert into registry.person (person_id, bucket, id_index, created_at)
                        values (:id, 0, :index, '2021-02-01')
                        on conflict (id_index) do nothing\
                        """)
                .param("id", Ids.newId())
                .param("index", index)
                .update();
        return owner.sql("select person_id from registry.person where id_index = :index")
                .param("index", index)
                .query(UUID.class)
                .single();
    }

    private UUID roster(OrgPath organisation) {
        var id = Ids.newId();
        owner.sql(
                        """
                        insert into registry.import_batch
                               (batch_id, org_path, file_name, file_bytes, received_at, received_by,
                                receiver_name, state,
                                row_count, added, changed, unchanged, refused, merged_at)
                        values (:id, :org, '试验名册.xlsx', 1, '2021-02-01', :by, '王试经', 'merged', 0, 0, 0, 0, 0,
                                '2021-02-01')\
                        """)
                .param("id", id)
                .param("org", organisation.value())
                .param("by", Ids.newId())
                .update();
        return id;
    }

    /** 130600 (保定), born 1990-01-01, an invented sequence and its check digit. */
    public static String residentId(int person) {
        var digits =
                "1306001990%02d%02d%03d"
                        .formatted(1 + person / 1000 % 12, 1 + person / 12000 % 28, person % 1000);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    /** A run that is written down and not yet done. */
    public UUID startedRun(Officer officer, UUID policy) {
        var run = Ids.newId();
        owner.sql(
                        """
                        insert into entitlement.run
                               (run_id, org_path, policy_version_id, as_of, submission, started_by, started_at)
                        select :run, org_path, policy_version_id, '2021-02-05', :run, :by, '2021-02-05'
                          from policy.policy_version
                         where policy_version_id = :policy\
                        """)
                .param("run", run)
                .param("by", officer.id())
                .param("policy", policy)
                .update();
        return run;
    }

    public UUID determine(Officer officer, UUID policy) {
        var run = startedRun(officer, policy);
        perform(officer, run);
        return run;
    }

    /**
     * @param campaign the special action
     */
    public UUID determine(Officer officer, UUID policy, String campaign) {
        var run = startedRun(officer, policy);
        owner.sql("update entitlement.run set campaign = :campaign where run_id = :run")
                .param("campaign", campaign)
                .param("run", run)
                .update();
        perform(officer, run);
        return run;
    }

    /** What the job does. */
    public void perform(Officer officer, UUID run) {
        perform(officer, "determination", run);
    }

    /** Of everybody in the officer's office. */
    public void searchDuplicates(Officer officer) {
        var search = Ids.newId();
        owner.sql(
                        """
                        insert into registry.duplicate_search (search_id, org_path, started_by, started_at)
                        values (:search, :org, :by, '2021-02-05')\
                        """)
                .param("search", search)
                .param("org", officer.org().value())
                .param("by", officer.id())
                .update();
        perform(officer, "duplicate-search", search);
    }

    public void perform(Officer officer, String kind, UUID subject) {
        var work =
                application.getBeansOfType(JobWork.class).values().stream()
                        .filter(each -> each.kind().equals(kind))
                        .findFirst()
                        .orElseThrow();
        Scope.within(officer.org(), officer.id()).run(() -> work.run(new Unwatched(subject)));
    }

    private record Unwatched(UUID subject) implements JobRun {

        @Override
        public UUID jobId() {
            return subject;
        }

        @Override
        public void progress(long done, long total) {}
    }

    /** Awards of a policy with a status, in the order of the queue. */
    public List<UUID> awards(UUID policy, String status) {
        return owner.sql(
                        """
                        select award_id
                          from entitlement.award
                         where policy_version_id = :policy and status = :status
                         order by award_id\
                        """)
                .param("policy", policy)
                .param("status", status)
                .query((row, number) -> row.getObject("award_id", UUID.class))
                .list();
    }

    /** Determined by one officer and approved by another, as the pages would do it. */
    public List<UUID> approved(UUID policy, Officer caseworker, Officer reviewer) {
        determine(caseworker, policy);
        var awards = awards(policy, "proposed");
        var fields = new ArrayList<String>(List.of("action", "approve"));
        awards.forEach(award -> fields.addAll(List.of("chosen", award + "~1")));
        var answer =
                new Browsing(application)
                        .send(reviewer, "/reviews/decisions", fields.toArray(String[]::new));
        assertThat(answer.status()).isEqualTo(303);
        return awards;
    }

    /** Everything approved of the policy, until that day; the notice's id. */
    public String published(UUID policy, Officer caseworker, String lastDay) {
        var answer =
                new Browsing(application)
                        .send(
                                caseworker,
                                "/publications",
                                "policy",
                                policy.toString(),
                                "title",
                                "留岗补贴发放公示",
                                "lastDay",
                                lastDay,
                                "submission",
                                Ids.newId().toString());
        assertThat(answer.status()).isEqualTo(303);
        accounts(policy);
        return answer.id();
    }

    /** An account in order for everybody whose award of the policy is approved and who has none. */
    public void accounts(UUID policy) {
        new GivenAccounts(application).of(policy);
    }

    /** The worker's verdict in the run. */
    public String verdict(UUID run, UUID worker) {
        return owner.sql(
                        """
                        select verdict
                          from entitlement.determination
                         where run_id = :run and subject_id = :worker\
                        """)
                .param("run", run)
                .param("worker", worker)
                .query(String.class)
                .single();
    }

    /** What the award's pool holds must always be what its awards hold. */
    public void assertPoolsBalance() {
        assertThat(found("pool-awards-differ") + found("pool-books-differ")).isZero();
        assertThat(found("pool-paid-differ")).isZero();
    }

    /** How many rows a check of the catalogue finds. */
    public long found(String check) {
        var query =
                application.getBean(Checks.class).catalogue().stream()
                        .filter(each -> each.code().equals(check))
                        .map(Check::query)
                        .findFirst()
                        .orElseThrow();
        return count("select count(*) from (" + query + "\n) found");
    }

    public long count(String sql) {
        return owner.sql(sql).query(Long.class).single();
    }

    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
