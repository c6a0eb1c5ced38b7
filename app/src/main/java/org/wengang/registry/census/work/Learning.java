package org.wengang.registry.census.work;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.registry.statement.Statement;
import org.wengang.registry.statement.StatementRepository;
import org.wengang.security.Audit;
import org.wengang.security.Officer;

/** Takes what was learnt at a contact into the register. */
@Service
class Learning {

    private final StatementRepository statements;
    private final IntentionRepository intentions;
    private final Audit audit;

    /**
     * What was said at a contact.
     *
     * @param statement of the roster's columns; it may say nothing of them
     * @param answers of intentions, by name, as they are kept; null for not known
     */
    record Learnt(Statement statement, Map<String, @Nullable String> answers) {}

    Learning(StatementRepository statements, IntentionRepository intentions, Audit audit) {
        this.statements = statements;
        this.intentions = intentions;
        this.audit = audit;
    }

    /** Before the worker is locked: ledgers that are being brought in are waited for. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(UUID worker) {
        intentions.hold(worker);
    }

    /**
     * @param learnt what was not known
     * @param corrected what was known and is put right, with its reason
     * @param saidOn the day the contact took place
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void learn(
            Officer officer, Learnt learnt, Learnt corrected, LocalDate saidOn, Instant now) {
        var version = say(officer, learnt, learnt.statement().seen(), saidOn, now);
        say(officer, corrected, version, saidOn, now);
    }

    private int say(Officer officer, Learnt said, int version, LocalDate saidOn, Instant now) {
        var statement = said.statement().seen(version);
        if (statement.facts().isEmpty() && said.answers().isEmpty()) {
            return version;
        }
        if (!statement.facts().isEmpty() && !statements.state(statement, officer, now)) {
            throw new IllegalStateException(
                    "Worker %s changed although locked.\nMaybe its version was read before the lock."
                            .formatted(statement.worker()));
        }
        if (!said.answers().isEmpty()) {
            intentions.say(statement, said.answers(), saidOn, officer, now);
        }
        audit.record(
                statement.reason() == null ? "census-recorded" : "worker-corrected",
                "worker " + statement.worker(),
                "contact " + statement.contact());
        return statement.facts().isEmpty() ? version : version + 1;
    }
}
