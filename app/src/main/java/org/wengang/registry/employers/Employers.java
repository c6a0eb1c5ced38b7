package org.wengang.registry.employers;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Employers of a region beside their entries in the register. */
@Service
@Transactional(readOnly = true)
public class Employers {

    /** More are found by searching the workers. */
    static final int MOST_SHOWN = 50;

    /** Enough to work with; what is registered leaves the list. */
    static final int MOST_UNREGISTERED = 200;

    private final EmployerRepository repository;

    Employers(EmployerRepository repository) {
        this.repository = repository;
    }

    /**
     * At most 200, those of most workers first.
     *
     * @throws org.wengang.kernel.Refused security-role-missing
     */
    List<Unregistered> unregistered(Officer officer) {
        officer.require(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE, Role.STATISTICIAN);
        return repository.unregistered(MOST_UNREGISTERED);
    }

    /** At most 50 of the workers rosters of the office report by the code, newest first. */
    List<Staff> staff(OrgPath organisation, String uscc) {
        return repository.staff(organisation, uscc, MOST_SHOWN);
    }

    long countStaff(OrgPath organisation, String uscc) {
        return repository.countStaff(organisation, uscc);
    }

    /** Every list the office says it is on, the newest first. */
    List<Listing> listings(OrgPath organisation, String uscc) {
        return repository.listings(organisation, uscc);
    }

    /** Empty where no roster gave the worker's employer by its code. */
    Optional<EmployerOfWorker> of(UUID worker) {
        return repository.of(worker);
    }
}
