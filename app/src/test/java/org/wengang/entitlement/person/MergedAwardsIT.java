package org.wengang.entitlement.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/**
 * Whatever awards there are, and whoever is merged with whom: what one person may have only once
 * stays once, no award and no money is lost, and taken apart everything is as it was.
 */
@WengangTest
class MergedAwardsIT {

    private static final OrgPath OFFICE = GivenEntitlements.LUQUAN;

    private final ApplicationContext application;
    private final GivenEntitlements given;

    @Autowired
    MergedAwardsIT(ApplicationContext application) {
        this.application = application;
        this.given = new GivenEntitlements(application);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void merged_and_taken_apart_everything_is_as_it_was(long seed) {
        var random = new Random(seed);
        var awards = new GivenAwards(given, random);
        var officer = given.officer(OFFICE, Role.CASEWORKER);
        for (var round = 0; round < 4; round++) {
            var workers = given.workers(OFFICE, 1 + round * 5, 5);
            awards.of(workers);
            var before = books();
            var people = people();
            var cases = new ArrayList<GivenCase>();
            cases.add(merged(officer, workers, 2 + random.nextInt(2), random));
            assertOnce();
            cases.add(merged(officer, workers, 2, random));
            assertOnce();
            for (var each : cases.reversed()) {
                if (each.state().equals("same")) {
                    assertThat(each.again(officer).status()).isEqualTo(303);
                    if (each.state().equals("parting")) {
                        var second = given.officer(OFFICE, Role.REVIEWER);
                        assertThat(each.again(second).status()).isEqualTo(303);
                    }
                    assertOnce();
                }
            }
            assertThat(books()).isEqualTo(before);
            assertThat(people()).isEqualTo(people);
        }
    }

    /** Some of them; those who cannot be, because of the case before, are not. */
    private GivenCase merged(Officer officer, List<UUID> workers, int number, Random random) {
        var some = new ArrayList<>(workers);
        Collections.shuffle(some, random);
        var people = some.subList(0, number);
        var found = new GivenCase(application, given, OFFICE, people);
        var said = found.same(officer, people.getFirst());
        if (found.state().equals("confirming")) {
            found.decide(given.officer(OFFICE, Role.REVIEWER), "same");
        }
        assertThat(said.status()).isIn(303, 409);
        return found;
    }

    private void assertOnce() {
        given.assertPoolsBalance();
        assertThat(
                        given.count(
                                """
                                select count(*)
                                  from (select person_id
                                          from entitlement.award
                                         where status not in ('refused', 'void') and double_of is null
                                           and exclusive_group = 'G'
                                         group by person_id
                                        having count(*) > 1
                                        union all
                                        select person_id
                                          from entitlement.award
                                         where status not in ('refused', 'void') and double_of is null
                                           and policy_code = 'R-TRIAL-3'
                                         group by person_id
                                        having count(*) > 2 or count(distinct month) > 2
                                            or sum(amount_fen) > 900) broken\
                                """))
                .isZero();
        assertThat(
                        given.count(
                                """
                                select count(*)
                                  from entitlement.capped_payee p
                                 where p.held_fen <> (
                                         select coalesce(sum(a.amount_fen), 0)
                                           from entitlement.award a
                                          where a.policy_code = p.policy_code and a.payee_id = p.payee_id
                                            and a.cap_within = p.cap_within and a.double_of is null
                                            and a.status not in ('refused', 'void'))\
                                """))
                .isZero();
        assertThat(
                        given.count(
                                """
                                select count(*)
                                  from entitlement.award a
                                  join registry.worker w on w.worker_id = a.subject_id
                                 where a.person_id <> coalesce(w.standing_id, w.person_id)\
                                """))
                .isZero();
    }

    /** Everything of the ledger but who touched it last and how often. */
    private List<String> books() {
        return texts(
                """
                select (to_jsonb(a) - '{changed_by,changed_at,version}'::text[])::text
                  from entitlement.award a
                 order by award_id\
                """,
                """
                select to_jsonb(p)::text from entitlement.capped_payee p where held_fen > 0 order by payee_id, cap_within\
                """,
                """
                select m.policy_code || m.person_id || m.months from entitlement.months_had m where months > 0 order by 1\
                """,
                "select to_jsonb(b)::text from entitlement.budget_pool b order by policy_code",
                """
                select to_jsonb(c)::text from entitlement.correction c where status = 'proposed' order by correction_id\
                """);
    }

    private List<String> people() {
        return texts(
                """
                select (to_jsonb(w) - '{updated_at,version,bucket}'::text[])::text
                  from registry.worker w
                 order by worker_id\
                """);
    }

    private List<String> texts(String... queries) {
        return Arrays.stream(queries)
                .flatMap(query -> given.owner().sql(query).query(String.class).list().stream())
                .toList();
    }
}
