package org.wengang.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.database.TestDatabase;
import org.wengang.database.WengangTest;
import org.wengang.kernel.OrgPath;

@WengangTest
class AuditIT {

    private static final OrgPath LUQUAN = new OrgPath("cn/13/1301/130110/");
    private static final OrgPath YUHUA = new OrgPath("cn/13/1301/130108/");

    @Autowired Audit audit;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;

    @Test
    void an_untouched_chain_is_whole() {
        for (var i = 0; i < 5; i++) {
            record(LUQUAN, "thing-done", "thing " + i);
        }
        assertThat(firstBroken(LUQUAN)).isZero();
        assertThat(firstBroken(YUHUA)).isZero();
    }

    @Test
    void a_changed_entry_is_found() {
        for (var i = 0; i < 5; i++) {
            record(LUQUAN, "thing-done", "thing " + i);
        }
        asOwner("update security.audit_entry set subject = 'thing 9' where number = 3");
        assertThat(firstBroken(LUQUAN)).isEqualTo(3);
    }

    @Test
    void a_missing_entry_is_found_also_at_the_end() {
        for (var i = 0; i < 5; i++) {
            record(LUQUAN, "thing-done", "thing " + i);
        }
        asOwner("delete from security.audit_entry where number = 5");
        assertThat(firstBroken(LUQUAN)).isEqualTo(5);
    }

    @Test
    void many_at_once_make_one_chain_without_gaps() {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 40)
                    .forEach(
                            i -> executor.submit(() -> record(LUQUAN, "thing-done", "thing " + i)));
        }
        assertThat(firstBroken(LUQUAN)).isZero();
        assertThat(inScope(LUQUAN, "select count(*) from security.audit_entry")).isEqualTo(40);
    }

    @Test
    void a_change_that_is_rolled_back_leaves_no_entry() {
        Scope.system(LUQUAN, "test")
                .call(() -> {
                    transaction.executeWithoutResult(status -> {
                        audit.record("thing-done", "thing", "");
                        status.setRollbackOnly();
                    });
                    return true;
                });
        assertThat(inScope(LUQUAN, "select count(*) from security.audit_entry")).isZero();
    }

    @Test
    void the_neighbour_sees_no_entry_and_outside_a_transaction_there_is_no_record() {
        record(LUQUAN, "thing-done", "thing");
        assertThat(inScope(YUHUA, "select count(*) from security.audit_entry")).isZero();
        assertThatThrownBy(() -> audit.record("thing-done", "thing", ""))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void the_application_can_neither_change_nor_delete_an_entry() {
        record(LUQUAN, "thing-done", "thing");
        for (var sql :
                new String[] {
                    "update security.audit_entry set subject = ''",
                    "delete from security.audit_entry"
                }) {
            assertThatThrownBy(() ->
                            Scope.system(LUQUAN, "test")
                                    .call(() ->
                                            transaction.execute(status -> jdbc.sql(sql).update())))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    private void record(OrgPath org, String action, String subject) {
        Scope.system(org, "test")
                .call(() -> {
                    transaction.executeWithoutResult(
                            status -> audit.record(action, subject, "detail"));
                    return true;
                });
    }

    private long firstBroken(OrgPath org) {
        return Scope.system(org, "test").call(() -> audit.verify()).stream()
                .filter(chain -> chain.organisation().equals(org))
                .mapToLong(Audit.Chain::firstBroken)
                .sum();
    }

    private long inScope(OrgPath org, String sql) {
        return Scope.system(org, "test")
                .call(() ->
                        transaction.execute(status -> jdbc.sql(sql).query(Long.class).single()));
    }

    private static void asOwner(String sql) {
        JdbcClient.create(TestDatabase.owner()).sql(sql).update();
    }
}
