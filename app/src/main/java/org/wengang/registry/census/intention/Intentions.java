package org.wengang.registry.census.intention;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.registry.census.Intention;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;

/** What people of the officer's region intend. */
@Service
@Transactional(readOnly = true)
class Intentions {

    private final IntentionListRepository repository;

    Intentions(IntentionListRepository repository) {
        this.repository = repository;
    }

    /**
     * @param intention null for all
     * @throws org.wengang.kernel.Refused security-role-missing
     */
    List<IntentionLine> page(
            Officer officer, @Nullable Intention intention, Cursor cursor, int limit) {
        officer.require(Role.CASEWORKER, Role.REVIEWER, Role.STATISTICIAN);
        return repository.page(intention, cursor, limit);
    }
}
