package org.wengang.registry.duplicate.elsewhere;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.Refused;
import org.wengang.registry.RegistryProblem;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;

/** What two offices ask each other about records alike. */
@Service
class Matters {

    private static final int LONGEST = 500;

    private final ElsewhereRepository repository;
    private final Audit audit;
    private final Clock clock;

    Matters(ElsewhereRepository repository, Audit audit, Clock clock) {
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws Refused security-role-missing
     */
    @Transactional(readOnly = true)
    List<RecordElsewhere> page(Officer officer, Cursor cursor, int limit) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        return repository.page(cursor, limit);
    }

    @Transactional(readOnly = true)
    public long countAsked() {
        return repository.countAsked();
    }

    /**
     * @throws Refused security-role-missing, registry-matter-not-found, -matter-words where the
     *     question is empty or longer than 500 characters, -matter-settled where it was asked
     *     before
     */
    @Transactional
    void ask(Officer officer, UUID matter, String question) {
        prepare(officer, matter, question);
        if (!repository.ask(matter, question.strip(), clock.instant())) {
            throw new Refused(RegistryProblem.MATTER_SETTLED);
        }
        audit.record("elsewhere-asked", "matter " + matter, "");
    }

    /**
     * @param same whether they are one person
     * @throws Refused as {@link #ask}; -matter-settled where there is no open question
     */
    @Transactional
    void answer(Officer officer, UUID matter, boolean same, String answer) {
        prepare(officer, matter, answer);
        var outcome = same ? MatterState.SAME : MatterState.DIFFERENT;
        if (!repository.answer(matter, outcome, answer.strip(), clock.instant())) {
            throw new Refused(RegistryProblem.MATTER_SETTLED);
        }
        audit.record("elsewhere-answered", "matter " + matter, same ? "same" : "different");
    }

    private void prepare(Officer officer, UUID matter, String words) {
        officer.require(Role.CASEWORKER);
        if (!repository.exists(matter)) {
            throw new Refused(RegistryProblem.MATTER_NOT_FOUND);
        }
        if (words.isBlank() || words.strip().length() > LONGEST) {
            throw new Refused(RegistryProblem.MATTER_WORDS, LONGEST);
        }
    }
}
