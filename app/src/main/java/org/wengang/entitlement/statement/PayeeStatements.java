package org.wengang.entitlement.statement;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.PartyName;
import org.wengang.kernel.Refused;
import org.wengang.registry.Subjects;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Tells of the money of one payee. */
@Service
class PayeeStatements {

    private final PayeeStatementRepository repository;
    private final Subjects subjects;
    private final Audit audit;

    PayeeStatements(PayeeStatementRepository repository, Subjects subjects, Audit audit) {
        this.repository = repository;
        this.subjects = subjects;
        this.audit = audit;
    }

    /**
     * @throws Refused security-role-missing, registry-subject-not-found
     */
    @Transactional(readOnly = true)
    PayeeStatement of(Officer officer, UUID subject) {
        officer.require(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE);
        var parties = subjects.parties(subject);
        return new PayeeStatement(
                subject,
                PartyName.of(parties.person(), parties.organisation()),
                repository.entries(subject));
    }

    /**
     * To be given out, with the whole name; that is written to the audit trail.
     *
     * @throws Refused security-role-missing, registry-subject-not-found
     */
    @Transactional
    PayeeStatement givenOut(Officer officer, UUID subject) {
        var statement = of(officer, subject);
        audit.record(
                "payee-statement-given",
                "subject " + subject,
                statement.entries().size() + " entries");
        return statement;
    }
}
