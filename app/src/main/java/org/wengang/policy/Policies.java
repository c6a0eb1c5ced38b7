package org.wengang.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.basis.Basis;
import org.wengang.engine.language.Expression;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Label;
import org.wengang.kernel.Refused;
import org.wengang.policy.catalogue.PolicyRepository;
import org.wengang.policy.catalogue.Rulebook;
import org.wengang.policy.catalogue.StoredPolicy;

/**
 * What other modules may ask about policies. An officer finds those of their own organisation and
 * of those below it, and the issued ones of the organisations above it, which bind them.
 */
@Service
@Transactional(readOnly = true)
public class Policies {

    private final PolicyRepository repository;
    private final Rulebook rulebook;
    private final Clock clock;

    Policies(PolicyRepository repository, Rulebook rulebook, Clock clock) {
        this.repository = repository;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** Drafts and issued ones, by organisation and code, the newest version first. */
    public List<PolicyVersion> list() {
        return repository.list();
    }

    /** Empty where there is none, or not for this scope. */
    public Optional<PolicyVersion> find(UUID policyVersionId) {
        return repository.find(policyVersionId).map(StoredPolicy::version);
    }

    /**
     * @throws Refused policy-not-found
     */
    public PolicyVersion get(UUID policyVersionId) {
        return repository.get(policyVersionId).version();
    }

    /**
     * @throws Refused policy-not-found, policy-not-issued
     */
    public PolicyVersion issued(UUID policyVersionId) {
        return issuedPolicy(policyVersionId).version();
    }

    /**
     * Of the versions of a policy the one that held on a day: what is due on that day is determined
     * by it, whatever came after.
     *
     * @param policyVersionId of any issued version
     * @throws Refused policy-not-found, policy-not-issued; policy-not-in-force if none held on the
     *     day; policy-closed if it was ended and its last day is over
     */
    public PolicyVersion inForce(UUID policyVersionId, LocalDate asOf) {
        var code = issued(policyVersionId).code();
        var held =
                repository.issuedOf(code).stream()
                        .filter(version -> version.holdsOn(asOf))
                        .findFirst()
                        .orElseThrow(() -> new Refused(PolicyProblem.NOT_IN_FORCE, code, asOf));
        var lastDay = held.holdsTo();
        if (held.status() == PolicyStatus.CLOSED
                && lastDay != null
                && LocalDate.now(clock).isAfter(lastDay)) {
            throw new Refused(PolicyProblem.CLOSED, code, lastDay);
        }
        return held;
    }

    /**
     * The rule of an issued version, ready to run: the file's values of the day, and for every open
     * parameter the value an officer confirmed, whatever the day.
     *
     * @throws Refused policy-not-found, policy-not-issued
     * @throws org.wengang.engine.error.PolicyErrors if a parameter has no value on that day
     */
    public CompiledPolicy compiled(UUID policyVersionId, LocalDate asOf) {
        var policy = issuedPolicy(policyVersionId);
        return rulebook.compiled(policy, repository.confirmations(policyVersionId), asOf);
    }

    /**
     * The facts that the conditions and the amount of an issued version read, each once, named as
     * in its schema.
     *
     * @throws Refused policy-not-found, policy-not-issued
     */
    public List<String> facts(UUID policyVersionId) {
        var rule = rulebook.checked(issuedPolicy(policyVersionId));
        return Stream.concat(rule.clauses().stream(), Stream.of(rule.amount()))
                .flatMap(expression -> expression.reads().stream())
                .filter(Expression.FactValue.class::isInstance)
                .map(read -> ((Expression.FactValue) read).fact().name())
                .distinct()
                .toList();
    }

    /**
     * What an issued version is about: the schema of the facts it reads.
     *
     * @throws Refused policy-not-found, policy-not-issued
     */
    public FactSchema schema(UUID policyVersionId) {
        return rulebook.checked(issuedPolicy(policyVersionId)).schema();
    }

    /**
     * What a version rests on, to be cited.
     *
     * @param sources titles of the documents, in the order of its file
     */
    public record Grounds(PolicyVersion version, Label authority, List<String> sources) {}

    /**
     * @throws Refused policy-not-found, policy-not-issued
     */
    public Grounds grounds(UUID policyVersionId) {
        var policy = issuedPolicy(policyVersionId);
        var file = rulebook.checked(policy).file();
        return new Grounds(
                policy.version(),
                file.authority().name(),
                file.basis().stream().map(Basis::title).toList());
    }

    /** What officers confirmed, by the name of the parameter. */
    public Map<String, Confirmation> confirmations(UUID policyVersionId) {
        return repository.confirmations(policyVersionId);
    }

    /**
     * What may be spent on an issued version in all, in fen; null where it declares no budget.
     *
     * @throws Refused policy-not-found, policy-not-issued
     */
    public @Nullable Long budgetFen(UUID policyVersionId) {
        var policy = issuedPolicy(policyVersionId);
        return rulebook.budgetFen(policy, repository.confirmations(policyVersionId));
    }

    private StoredPolicy issuedPolicy(UUID policyVersionId) {
        var policy = repository.get(policyVersionId);
        if (!policy.version().isIssued()) {
            throw new Refused(PolicyProblem.NOT_ISSUED, policy.version().code());
        }
        return policy;
    }
}
