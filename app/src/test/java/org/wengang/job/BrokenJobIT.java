package org.wengang.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.Scope;
import org.wengang.database.WengangTest;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;

/** Work that breaks down. */
@WengangTest
@ExtendWith(OutputCaptureExtension.class)
class BrokenJobIT {

    private static final OrgPath LUQUAN = new OrgPath("cn/13/1301/130110/");

    private static final UUID OFFICER = Ids.newId();

    @Autowired Jobs jobs;
    @Autowired PlatformTransactionManager transactions;

    @Test
    void the_log_says_where_work_broke_and_quotes_no_row(CapturedOutput output) throws Exception {
        assertThat(ended("quoting").problem()).startsWith("error-");
        assertThat(output)
                .contains("of kind quoting failed")
                .contains("java.lang.NumberFormatException\n    at ")
                .doesNotContain("张试一");
    }

    @Test
    void work_too_large_for_the_memory_has_failed_and_is_not_tried_for_ever() throws Exception {
        assertThat(ended("too-large").state()).isEqualTo(JobState.FAILED);
    }

    private Job ended(String kind) throws Exception {
        var id = Objects.requireNonNull(within(() -> transaction().execute(s -> start(kind))));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> within(() -> jobs.get(id).state().isFinal()));
        return within(() -> jobs.get(id));
    }

    private UUID start(String kind) {
        return jobs.start(kind, Ids.newId());
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(transactions);
    }

    private static <T> T within(Callable<T> work) throws Exception {
        return Scope.within(LUQUAN, OFFICER).call(work::call);
    }
}
