package org.wengang.database;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.wengang.kernel.OrgPath;

/**
 * What the present piece of work may see and change: the rows of one organisation and of those
 * below it. Carried by the thread, not handed on to another one; every transaction begun inside
 * takes it along (see {@link ScopedTransactionManager}). Work without a scope sees nothing.
 *
 * @param path the organisation
 * @param actor the account that works; null for the system's own work
 * @param reason why the system works, for logs; empty for an account. Names no person.
 */
public record Scope(OrgPath path, @Nullable UUID actor, String reason) {

    private static final ScopedValue<Scope> CURRENT = ScopedValue.newInstance();

    /** The scope of an account's request. */
    public static Scope within(OrgPath path, UUID actor) {
        return new Scope(path, actor, "");
    }

    /**
     * The scope of work nobody signed in for: a job, a check, a page open to the public.
     *
     * @param reason a few words without personal data
     */
    public static Scope system(OrgPath path, String reason) {
        return new Scope(path, null, reason);
    }

    /** Empty where no scope was opened. */
    public static Optional<Scope> find() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /**
     * @throws IllegalStateException where no scope was opened
     */
    public static Scope current() {
        return find().orElseThrow(() ->
                new IllegalStateException(
                        "No scope is open here.\nMaybe the work runs on another thread than the"
                                + " request, or Scope.within(...).call(...) is missing."));
    }

    /**
     * Does the work inside this scope and returns its answer.
     *
     * @throws IllegalStateException inside a transaction of another scope: its rows would stay the
     *     other's
     */
    public <R extends @Nullable Object, X extends Throwable> R call(
            ScopedValue.CallableOp<? extends R, X> work) throws X {
        refuseInsideAnotherTransaction();
        return ScopedValue.where(CURRENT, this).call(work);
    }

    /** Like {@link #call} for work without an answer. */
    public void run(Runnable work) {
        refuseInsideAnotherTransaction();
        ScopedValue.where(CURRENT, this).run(work);
    }

    private void refuseInsideAnotherTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && !find().equals(Optional.of(this))) {
            throw new IllegalStateException(
                    "A transaction of "
                            + find().map(scope -> scope.path().value()).orElse("no scope")
                            + " is open, it cannot become one of "
                            + path
                            + ".\nMaybe the scope should be opened around the transaction.");
        }
    }
}
