package org.wengang.registry.ledger.view;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.registry.RegistryProblem;
import org.wengang.registry.desk.LookingUp;
import org.wengang.registry.ledger.LedgerAddress;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.web.FormErrors;

/** Saved views of the ledger. Whoever opens one sees no more than they may see anyway. */
@Service
@Transactional
public class SavedViews {

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_ADDRESS = 4_000;

    private final SavedViewRepository repository;
    private final LookingUp lookingUp;
    private final Audit audit;
    private final Clock clock;

    SavedViews(SavedViewRepository repository, LookingUp lookingUp, Audit audit, Clock clock) {
        this.repository = repository;
        this.lookingUp = lookingUp;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The officer's own first, then those shared in the office.
     *
     * @throws Refused security-role-missing; likewise the others
     */
    @Transactional(readOnly = true)
    public List<SavedView> of(Officer officer) {
        lookingUp.require(officer);
        return repository.of(officer);
    }

    /**
     * Nothing is saved where something is wrong with the form.
     *
     * @return what is wrong, by field
     */
    FormErrors save(Officer officer, String name, LedgerAddress address, boolean shared) {
        lookingUp.require(officer);
        var errors = FormErrors.none();
        var called = name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            errors.add("name", "registry.view.wrong.name", LONGEST_NAME);
        } else if (address.namesNumber()) {
            errors.add("name", "registry.view.wrong.number");
        } else if (address.query().length() > LONGEST_ADDRESS) {
            errors.add("name", "registry.view.wrong.address");
        } else {
            var view = new SavedView(Ids.newId(), called, address, officer.name(), true, shared);
            if (!repository.insert(view, officer, clock.instant())) {
                errors.add("name", "registry.view.wrong.taken", called);
            } else if (shared) {
                audit.record("view-shared", "view " + view.id(), "");
            }
        }
        return errors;
    }

    /**
     * @throws Refused registry-view-not-found also where it is another officer's
     */
    void remove(Officer officer, UUID id) {
        lookingUp.require(officer);
        if (!repository.delete(id)) {
            throw new Refused(RegistryProblem.VIEW_NOT_FOUND);
        }
    }
}
