package org.wengang.security.once;

import jakarta.servlet.Filter;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.wengang.kernel.Refused;

/** Does what is asked with a key, or answers as it was answered before. */
@Component
public final class Once {

    /** The header that carries the key. */
    public static final String KEY = "Idempotency-Key";

    /** For so long a key is remembered. */
    static final Duration KEPT = Duration.ofDays(30);

    private final KeptAnswerRepository answers;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final HandlerExceptionResolver refusals;

    Once(
            KeptAnswerRepository answers,
            PlatformTransactionManager transactions,
            Clock clock,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver refusals) {
        this.answers = answers;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.refusals = refusals;
    }

    /** For requests whose officer and scope are known. */
    public Filter filter() {
        return new OnceFilter(this, refusals);
    }

    /** The work itself; whatever it changes is kept together with its answer. */
    interface Work {

        /** An answer of 400 or above undoes what was done, and leaves the key free. */
        KeptAnswer answer();
    }

    /**
     * @param wasKept whether it was answered before, and nothing was done now
     */
    record Outcome(KeptAnswer answer, boolean wasKept) {}

    /**
     * In one transaction.
     *
     * @throws Refused security-key-used
     */
    Outcome answer(Asked asked, Work work) {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    var now = clock.instant();
                    answers.forgetBefore(asked, now.minus(KEPT));
                    if (!answers.take(asked, now)) {
                        return new Outcome(answers.find(asked), true);
                    }
                    var answer = work.answer();
                    if (answer.status() >= 400) {
                        status.setRollbackOnly();
                    } else {
                        answers.keep(asked, answer);
                    }
                    return new Outcome(answer, false);
                }));
    }
}
