package org.wengang.entitlement.determination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.HENGSHUI;
import static org.wengang.entitlement.GivenEntitlements.JIZHOU;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.entitlement.GivenEntitlements.TAOCHENG;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.Scope;
import org.wengang.database.WengangTest;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.ledger.Allocation;
import org.wengang.engine.ledger.Allocation.Line;
import org.wengang.engine.schema.Facts;
import org.wengang.engine.schema.Region;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.policy.Policies;
import org.wengang.security.Role;

/** The statement over everybody says of random people what the engine says of each of them. */
@WengangTest
class AllocationIT {

    private static final int PEOPLE = 300;

    @Autowired ApplicationContext application;
    @Autowired Policies policies;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everybody_gets_the_verdict_and_the_fen_of_the_engine(long seed) {
        var random = new Random(seed);
        var given = new GivenEntitlements(application);
        var budget = random.nextInt(0, 60_000) + ".00";
        var policyId = given.hengshui(budget);
        var officer = given.officer(HENGSHUI, Role.CASEWORKER);
        var people = people(given, random);
        var awarded = someAwardedElsewhere(given, random);

        var run = given.determine(officer, policyId);

        var policy =
                Scope.within(officer.org(), officer.id())
                        .call(() -> policies.compiled(policyId, LocalDate.of(2021, 2, 5)));
        var expected = expected(policy, people, awarded, Long.parseLong(budget.replace(".", "")));
        assertThat(answers(given, run)).isEqualTo(expected);
        given.assertPoolsBalance();
    }

    @Test
    void nobody_at_all_is_an_answer_too() {
        var given = new GivenEntitlements(application);
        var officer = given.officer(LUQUAN, Role.CASEWORKER);
        given.determine(officer, given.luquan("0.00"));
        assertThat(given.count("select people from entitlement.run")).isZero();
    }

    private record Person(
            UUID worker, String person, long applied, Map<String, @Nullable Object> facts) {}

    private static List<Person> people(GivenEntitlements given, Random random) {
        var people = new ArrayList<Person>();
        var taken = new HashSet<String>();
        for (var i = 0; i < PEOPLE; i++) {
            var organisation = random.nextBoolean() ? TAOCHENG : JIZHOU;
            var person = random.nextInt(PEOPLE);
            if (!taken.add(organisation + "/" + person)) {
                continue;
            }
            var facts = facts(random);
            long applied = random.nextInt(40);
            var worker = given.someone(organisation, person).appliedAfter(applied);
            facts.forEach((name, value) -> worker.with(name, stored(value)));
            people.add(
                    new Person(
                            given.worker(worker),
                            GivenEntitlements.residentId(person),
                            applied,
                            facts));
        }
        return people;
    }

    private static @Nullable Object stored(@Nullable Object value) {
        return value instanceof Region region
                ? region.code()
                : value instanceof LocalDate day
                        ? day.toString()
                        : value instanceof Long days ? days.intValue() : value;
    }

    /** Close to the edges of the policy, and unknown one time in eight. */
    private static Map<String, @Nullable Object> facts(Random random) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put(
                "hukou",
                any(
                        random,
                        region("130600"),
                        region("410300"),
                        region("131102"),
                        region("130000")));
        facts.put(
                "stay_place",
                any(
                        random,
                        region("131102"),
                        region("131103"),
                        region("131100"),
                        region("130110")));
        facts.put(
                "stay_from",
                any(
                        random,
                        LocalDate.of(2021, 2, 11),
                        LocalDate.of(2021, 2, 1),
                        LocalDate.of(2021, 2, 12)));
        facts.put(
                "stay_to",
                any(
                        random,
                        LocalDate.of(2021, 2, 17),
                        LocalDate.of(2021, 2, 28),
                        LocalDate.of(2021, 2, 17)));
        facts.put("on_duty_days", any(random, 0L, 1L, 7L));
        return facts;
    }

    private static Region region(String code) {
        return new Region(code);
    }

    private static @Nullable Object any(Random random, Object... values) {
        return random.nextInt(8) == 0 ? null : values[random.nextInt(values.length)];
    }

    private static Set<String> someAwardedElsewhere(GivenEntitlements given, Random random) {
        var luquan = given.luquan("1000000.00");
        var awarded = new HashSet<String>();
        for (var i = 0; i < 20; i++) {
            var person = random.nextInt(PEOPLE);
            if (awarded.add(GivenEntitlements.residentId(person))) {
                given.worker(given.someone(LUQUAN, person));
            }
        }
        given.determine(given.officer(LUQUAN, Role.CASEWORKER), luquan);
        return awarded;
    }

    private record Answer(String verdict, @Nullable Long fen, long trueBits, long unknownBits) {}

    private static Map<UUID, Answer> expected(
            CompiledPolicy policy, List<Person> people, Set<String> awarded, long budgetFen) {
        var lines = new ArrayList<Line<String>>();
        for (var person : people) {
            var facts = Facts.of(policy.schema(), person.facts());
            lines.add(
                    new Line<>(
                            person.person(),
                            policy.verdict(facts),
                            policy.amountFen(facts),
                            "%06d %s".formatted(person.applied(), person.worker())));
        }
        var outcomes = Allocation.allocate(lines, awarded, budgetFen);
        var answers = new LinkedHashMap<UUID, Answer>();
        for (var i = 0; i < people.size(); i++) {
            var facts = Facts.of(policy.schema(), people.get(i).facts());
            var word = outcomes.get(i).name().toLowerCase(Locale.ROOT);
            var due = word.equals("eligible") || word.equals("waiting_budget");
            answers.put(
                    people.get(i).worker(),
                    new Answer(
                            word,
                            due ? lines.get(i).amountFen() : null,
                            policy.trueBits(facts),
                            policy.unknownBits(facts)));
        }
        return answers;
    }

    private static Map<UUID, Answer> answers(GivenEntitlements given, UUID run) {
        var answers = new LinkedHashMap<UUID, Answer>();
        given.owner()
                .sql(
                        """
                        select subject_id, verdict, amount_fen, true_bits, unknown_bits
                          from entitlement.determination
                         where run_id = :run\
                        """)
                .param("run", run)
                .query(row -> {
                    answers.put(
                            row.getObject("subject_id", UUID.class),
                            new Answer(
                                    row.getString("verdict"),
                                    row.getObject("amount_fen", Long.class),
                                    row.getLong("true_bits"),
                                    row.getLong("unknown_bits")));
                });
        return answers;
    }
}
