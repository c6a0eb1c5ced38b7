package org.wengang.policy.authoring;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.engine.schema.Label;
import org.wengang.engine.yaml.YamlSource;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.policy.PolicyProblem;
import org.wengang.policy.PolicyVersion;
import org.wengang.policy.authoring.Examiner.Identity;
import org.wengang.policy.catalogue.PolicyRepository;
import org.wengang.policy.catalogue.Redrafting;
import org.wengang.policy.catalogue.StoredPolicy;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** Texts of drafts, begun and saved by policy officers of the office that answers for them. */
@Service
@Transactional
class Drafts {

    private final PolicyRepository repository;
    private final DraftTextRepository texts;
    private final Redrafting redrafting;
    private final Examiner examiner;
    private final Audit audit;
    private final Clock clock;

    Drafts(
            PolicyRepository repository,
            DraftTextRepository texts,
            Redrafting redrafting,
            Examiner examiner,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.texts = texts;
        this.redrafting = redrafting;
        this.examiner = examiner;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A draft to write on.
     *
     * @param policy with the last text that was a rule
     * @param latest what was saved last, which may be unfinished
     */
    record Draft(StoredPolicy policy, DraftText latest) {

        PolicyVersion version() {
            return policy.version();
        }

        Identity identity() {
            return new Identity(version().code(), version().version(), version().organisation());
        }
    }

    /** What became of a text. */
    sealed interface Saved {

        /** It is the draft now. */
        record Runnable() implements Saved {}

        /** It is no rule and is kept beside the draft. */
        record Unfinished(int findings) implements Saved {}

        /** Nothing was saved: somebody else saved first. */
        record Overtaken(DraftText theirs) implements Saved {}

        /** Nothing was saved: it is too long. */
        record TooLong() implements Saved {}
    }

    /**
     * @throws Refused security-role-missing, policy-not-found, policy-of-others,
     *     policy-already-issued
     */
    @Transactional(readOnly = true)
    public Draft open(Officer officer, UUID id) {
        var policy = own(officer, id);
        if (policy.version().isIssued()) {
            throw new Refused(PolicyProblem.ALREADY_ISSUED, policy.version().code());
        }
        return draft(policy);
    }

    /**
     * @param seen the revision the officer had before their eyes
     * @throws Refused as {@link #open}
     */
    public Saved save(Officer officer, UUID id, int seen, String text) {
        open(officer, id);
        var stored = repository.lock(id);
        if (stored.version().isIssued()) {
            throw new Refused(PolicyProblem.ALREADY_ISSUED, stored.version().code());
        }
        var draft = draft(stored);
        if (text.length() > DraftText.MOST) {
            return new Saved.TooLong();
        }
        if (draft.latest().revision() != seen) {
            return new Saved.Overtaken(draft.latest());
        }
        var examined = examiner.examine(text, draft.identity());
        var written = written(seen + 1, text, examined.isRunnable(), officer);
        if (!texts.add(stored.version(), written, officer)) {
            throw new IllegalStateException("The row of " + id + " was locked.");
        }
        var rule = examined.rule();
        if (rule != null && !text.equals(stored.yaml())) {
            var before = stored.version();
            var version =
                    PolicyVersion.draft(
                            before.id(),
                            before.organisation(),
                            before.code(),
                            before.version(),
                            rule.file().title());
            redrafting.replace(stored, new StoredPolicy(version, text), clock.instant());
        }
        audit.record(
                "policy-text-saved",
                "policy-version " + id,
                "%s: revision %d, %s"
                        .formatted(
                                stored.version().name(),
                                written.revision(),
                                rule == null ? "unfinished" : "complete"));
        return rule == null
                ? new Saved.Unfinished(examined.findings().size())
                : new Saved.Runnable();
    }

    /**
     * The draft that follows an issued version: the one there is, else a copy of its text with the
     * next number.
     *
     * @throws Refused security-role-missing, policy-not-found, policy-of-others, policy-not-issued,
     *     policy-text-outdated
     */
    public UUID next(Officer officer, UUID id) {
        var policy = own(officer, id);
        var issued = policy.version();
        if (!issued.isIssued()) {
            throw new Refused(PolicyProblem.NOT_ISSUED, issued.code());
        }
        var newest =
                repository.list().stream()
                        .filter(version -> version.code().equals(issued.code()))
                        .findFirst()
                        .orElse(issued);
        if (!newest.isIssued()) {
            return newest.id();
        }
        int number = newest.version() + 1;
        var text =
                YamlSource.of(policy.yaml())
                        .replaced(Integer.toString(number), "version")
                        .orElseThrow(() -> new IllegalStateException(issued.name()));
        refuseWhatIsNoRuleAnyMore(text, new Identity(issued.code(), number, officer.org()));
        return begin(officer, issued.code(), number, issued.title(), text)
                .orElseThrow(() -> new Refused(PolicyProblem.TEXT_OVERTAKEN));
    }

    private void refuseWhatIsNoRuleAnyMore(String text, Identity identity) {
        var examined = examiner.examine(text, identity);
        if (!examined.isRunnable()) {
            throw new Refused(
                    PolicyProblem.TEXT_OUTDATED,
                    identity.code(),
                    examined.findings().getFirst().line());
        }
    }

    /**
     * A new policy of the officer's own office, version 1.
     *
     * @param text a rule
     * @return empty if the code is taken, by whomever
     * @throws Refused security-role-missing
     */
    public Optional<UUID> begin(Officer officer, String code, Label title, String text) {
        officer.require(Role.POLICY_OFFICER);
        return begin(officer, code, 1, title, text);
    }

    private Optional<UUID> begin(
            Officer officer, String code, int number, Label title, String text) {
        var examined = examiner.examine(text, new Identity(code, number, officer.org()));
        if (!examined.isRunnable()) {
            throw new IllegalStateException(
                    "The first text of %s is no rule: %s".formatted(code, examined.findings()));
        }
        var version = PolicyVersion.draft(Ids.newId(), officer.org(), code, number, title);
        if (!repository.insertDraft(new StoredPolicy(version, text), clock.instant())) {
            return Optional.empty();
        }
        texts.add(version, written(1, text, true, officer), officer);
        audit.record("policy-begun", "policy-version " + version.id(), version.name());
        return Optional.of(version.id());
    }

    private StoredPolicy own(Officer officer, UUID id) {
        officer.require(Role.POLICY_OFFICER);
        var policy = repository.get(id);
        if (!policy.version().organisation().equals(officer.org())) {
            throw new Refused(PolicyProblem.OF_OTHERS);
        }
        return policy;
    }

    private Draft draft(StoredPolicy policy) {
        return new Draft(
                policy,
                texts.latest(policy.version().id())
                        .orElseGet(() -> new DraftText(0, policy.yaml(), true, null, null)));
    }

    private DraftText written(int revision, String text, boolean runnable, Officer officer) {
        return new DraftText(revision, text, runnable, officer.name(), clock.instant());
    }
}
