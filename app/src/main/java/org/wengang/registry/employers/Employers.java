package org.wengang.registry.employers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** Employers of a region beside their entries in the register. */
@Service
@Transactional(readOnly = true)
public class Employers {

    /** Of workers; more are found by searching. Likewise of employers on a page. */
    static final int MOST_SHOWN = 50;

    private final EmployerRepository repository;

    Employers(EmployerRepository repository) {
        this.repository = repository;
    }

    /**
     * Those of most workers first.
     *
     * @throws org.wengang.kernel.Refused security-role-missing
     */
    Slice<Unregistered> unregistered(Officer officer, Cursor cursor) {
        officer.require(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE, Role.STATISTICIAN);
        return Slice.of(
                repository.unregistered(Unregistered.Place.of(cursor), cursor, MOST_SHOWN + 1),
                MOST_SHOWN,
                cursor,
                employer -> URLEncoder.encode(employer.place().key(), StandardCharsets.UTF_8),
                query -> "/employers/unregistered?" + query);
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
