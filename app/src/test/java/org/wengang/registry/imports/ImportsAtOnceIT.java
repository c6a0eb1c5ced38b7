package org.wengang.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wengang.registry.GivenRoster.people;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.registry.imports.ImportBatch.Counts;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Imports that break down, are taken up again, or meet. */
@WengangTest
class ImportsAtOnceIT {

    private final RosterDesk desk;
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    private Officer officer;

    @Autowired
    ImportsAtOnceIT(ApplicationContext context) {
        this.desk = new RosterDesk(context);
    }

    @BeforeEach
    void an_officer_of_luquan() {
        officer = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
    }

    @Test
    void a_crash_in_the_middle_leaves_nothing_and_the_import_can_be_done_again() {
        owner.sql(
                        """
                        create function registry.break_down() returns trigger language plpgsql as
                        $$ begin raise exception 'broken for a test'; end $$;
                        create trigger break_down before insert on registry.worker_statement
                        execute function registry.break_down()\
                        """)
                .update();
        UUID id;
        try {
            id = desk.receive(officer, "名册.xlsx", people(40).xlsx());
            assertThatThrownBy(() -> desk.run(officer, id))
                    .rootCause()
                    .hasMessageContaining("broken");
            assertThat(count("registry.worker")).isZero();
            assertThat(count("registry.person")).isZero();
            assertThat(count("registry.import_refusal")).isZero();
            assertThat(desk.get(officer, id).state()).isEqualTo(ImportState.RECEIVED);
        } finally {
            owner.sql("drop function registry.break_down() cascade").update();
        }
        desk.run(officer, id);
        assertThat(desk.get(officer, id).counts()).isEqualTo(new Counts(40, 0, 0, 0));
        assertThat(count("registry.worker_statement")).isEqualTo(40);
    }

    @Test
    void a_job_taken_up_again_while_its_twin_runs_does_nothing_twice() {
        var id = desk.receive(officer, "名册.xlsx", people(500).xlsx());
        atOnce(4, _ -> desk.run(officer, id));
        assertThat(desk.get(officer, id).counts()).isEqualTo(new Counts(500, 0, 0, 0));
        assertThat(count("registry.worker")).isEqualTo(500);
        assertThat(count("registry.worker_statement")).isEqualTo(500);
        assertThat(count("security.audit_entry where action = 'roster-imported'")).isEqualTo(1);
    }

    @Test
    void the_same_people_at_once_from_one_office_come_in_once() {
        var files =
                IntStream.range(0, 4)
                        .mapToObj(i -> desk.receive(officer, i + ".xlsx", people(300).xlsx()))
                        .toList();
        atOnce(4, i -> desk.run(officer, files.get(i)));
        var counts = files.stream().map(id -> desk.get(officer, id).counts()).toList();
        assertThat(counts)
                .containsExactlyInAnyOrder(
                        new Counts(300, 0, 0, 0),
                        new Counts(0, 0, 300, 0),
                        new Counts(0, 0, 300, 0),
                        new Counts(0, 0, 300, 0));
        assertThat(count("registry.worker")).isEqualTo(300);
    }

    @Test
    void the_same_people_at_once_from_two_counties_are_the_same_persons() {
        var other = desk.officer(RosterDesk.YUHUA, "yuhua-jingban", Role.CASEWORKER);
        var here = desk.receive(officer, "鹿泉.xlsx", people(300).xlsx());
        var there = desk.receive(other, "裕华.xlsx", people(300).xlsx());
        atOnce(
                2,
                i -> {
                    if (i == 0) {
                        desk.run(officer, here);
                    } else {
                        desk.run(other, there);
                    }
                });
        assertThat(count("registry.person")).isEqualTo(300);
        assertThat(count("registry.worker")).isEqualTo(600);
        assertThat(desk.get(officer, here).counts()).isEqualTo(new Counts(300, 0, 0, 0));
        assertThat(desk.get(other, there).counts()).isEqualTo(new Counts(300, 0, 0, 0));
    }

    private static void atOnce(int count, IntConsumer work) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var all =
                    IntStream.range(0, count)
                            .mapToObj(i -> executor.submit(() -> work.accept(i)))
                            .toList();
            for (var one : all) {
                assertThat(one).succeedsWithin(Duration.ofSeconds(60));
            }
        }
    }

    private long count(String from) {
        return owner.sql("select count(*) from " + from).query(Long.class).single();
    }
}
