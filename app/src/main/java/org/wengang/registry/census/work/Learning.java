package org.wengang.registry.census.work;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.registry.FactHistory;
import org.wengang.registry.Workers;
import org.wengang.registry.census.Intention;
import org.wengang.registry.statement.Statement;
import org.wengang.registry.statement.StatementRepository;
import org.wengang.security.Audit;
import org.wengang.security.Officer;

/** Takes what was learnt at a contact into the register. */
@Service
class Learning {

    private final StatementRepository statements;
    private final IntentionRepository intentions;
    private final Workers workers;
    private final Audit audit;

    Learning(
            StatementRepository statements,
            IntentionRepository intentions,
            Workers workers,
            Audit audit) {
        this.statements = statements;
        this.intentions = intentions;
        this.workers = workers;
        this.audit = audit;
    }

    /**
     * @param learnt what was not known
     * @param corrected what was known and is put right, with its reason
     * @param at when the contact took place
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void learn(
            Officer officer, Statement learnt, Statement corrected, Instant at, Instant now) {
        var version = say(officer, learnt, learnt.seen(), at, now);
        say(officer, corrected, version, at, now);
    }

    private int say(Officer officer, Statement said, int version, Instant at, Instant now) {
        if (said.facts().isEmpty() && said.answers().isEmpty()) {
            return version;
        }
        var answers = withoutOldDestination(said);
        var statement =
                new Statement(
                        said.worker(),
                        version,
                        said.facts(),
                        answers,
                        said.reason(),
                        said.contact());
        if (!statements.state(statement, officer, now)) {
            throw new IllegalStateException(
                    "Worker %s changed although locked.\nMaybe its version was read before the lock."
                            .formatted(said.worker()));
        }
        intentions.say(said.worker(), answers, at);
        audit.record(
                said.reason() == null ? "census-recorded" : "worker-corrected",
                "worker " + said.worker(),
                "contact " + said.contact());
        return said.facts().isEmpty() ? version : version + 1;
    }

    /** Whoever no longer means to leave goes nowhere: what was said of it ends. */
    private Map<String, @Nullable String> withoutOldDestination(Statement said) {
        var answers = new LinkedHashMap<String, @Nullable String>(said.answers());
        var intention = answers.get("intention");
        var stays =
                intention != null && !Intention.of(intention).map(Intention::leaves).orElse(true);
        if (stays
                && !answers.containsKey("destination")
                && workers.histories(said.worker()).stream()
                        .filter(FactHistory::isKnown)
                        .map(FactHistory::fact)
                        .anyMatch(fact -> Objects.equals(fact, "destination"))) {
            answers.put("destination", null);
            answers.put("destination_locality", null);
        }
        return answers;
    }
}
