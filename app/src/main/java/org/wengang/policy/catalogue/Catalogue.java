package org.wengang.policy.catalogue;

import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.CannotStart;
import org.wengang.database.Scope;
import org.wengang.engine.CheckedPolicy;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.organisation.Organisations;
import org.wengang.policy.PolicyVersion;

/** Brings the files of the program into the database, before anybody is served. */
public class Catalogue implements SmartInitializingSingleton {

    private final PolicyFolder folder;
    private final Rulebook rulebook;
    private final PolicyRepository repository;
    private final Redrafting redrafting;
    private final Organisations organisations;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Catalogue(
            PolicyFolder folder,
            Rulebook rulebook,
            PolicyRepository repository,
            Organisations organisations,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.folder = folder;
        this.rulebook = rulebook;
        this.repository = repository;
        this.redrafting = new Redrafting(repository, rulebook);
        this.organisations = organisations;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        load();
    }

    /**
     * A file of a new version becomes a draft, a changed file changes its draft. Harmless to
     * repeat. A version whose text an officer has saved is the office's from then on: no file
     * changes it, before issue or after, and none stops the start by differing from it.
     *
     * @throws CannotStart naming the file, if it is broken, if no office answers for its region, or
     *     if it differs from the version that was issued
     */
    public void load() {
        Scope.system(OrgPath.ROOT, "policy catalogue")
                .run(() ->
                        transactions.executeWithoutResult(
                                status -> folder.policies().forEach(this::load)));
    }

    private void load(PolicyFolder.Written written) {
        var policy = read(written).file();
        var draft = draft(written, policy);
        var now = clock.instant();
        repository.insertDraft(draft, now);
        var stored =
                repository
                        .lock(policy.code(), policy.version())
                        .orElseThrow(() -> new IllegalStateException(policy.code()));
        if (stored.yaml().equals(written.yaml())
                || repository.isWrittenByOffice(stored.version().id())) {
            return;
        }
        if (stored.version().isIssued()) {
            throw new CannotStart(
                    "%s differs from %s, which is issued and cannot change; restore the file, or"
                                    .formatted(written.file(), stored.version().name())
                            + " give it the next version.");
        }
        redrafting.replace(
                stored,
                new StoredPolicy(withId(draft.version(), stored.version()), written.yaml()),
                now);
    }

    private CheckedPolicy read(PolicyFolder.Written written) {
        try {
            return rulebook.checked(written.file(), written.yaml());
        } catch (PolicyErrors broken) {
            throw new CannotStart("The policy " + broken.first() + " It cannot be used.", broken);
        }
    }

    private StoredPolicy draft(PolicyFolder.Written written, PolicyFile policy) {
        var division = new DivisionCode(policy.authority().region().code());
        var organisation =
                organisations
                        .of(division)
                        .orElseThrow(() ->
                                new CannotStart(
                                        "%s names the region %s, which no organisation answers for."
                                                .formatted(written.file(), division)));
        var version =
                PolicyVersion.draft(
                        Ids.newId(),
                        organisation.path(),
                        policy.code(),
                        policy.version(),
                        policy.title());
        return new StoredPolicy(version, written.yaml());
    }

    private static PolicyVersion withId(PolicyVersion changed, PolicyVersion stored) {
        return PolicyVersion.draft(
                stored.id(),
                changed.organisation(),
                changed.code(),
                changed.version(),
                changed.title());
    }
}
