package org.wengang.policy.authoring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.engine.CheckedPolicy;
import org.wengang.organisation.Divisions;
import org.wengang.policy.authoring.Drafts.Draft;
import org.wengang.policy.authoring.trial.Trial;
import org.wengang.policy.authoring.trial.TrialWriter;
import org.wengang.policy.catalogue.PolicyRepository;
import org.wengang.policy.catalogue.Rulebook;
import org.wengang.policy.words.Words;
import org.wengang.web.Page;

/** What the authoring pages show. */
@Service
@Transactional(readOnly = true)
class EditorViews {

    private final PolicyRepository repository;
    private final Rulebook rulebook;
    private final Examiner examiner;
    private final InspectionWriter writer;
    private final Divisions divisions;
    private final Clock clock;

    EditorViews(
            PolicyRepository repository,
            Rulebook rulebook,
            Examiner examiner,
            InspectionWriter writer,
            Divisions divisions,
            Clock clock) {
        this.repository = repository;
        this.rulebook = rulebook;
        this.examiner = examiner;
        this.writer = writer;
        this.divisions = divisions;
        this.clock = clock;
    }

    /**
     * @param fields of the person tried
     * @param tried whether somebody is
     */
    public Editor editor(
            Draft draft, String text, Map<String, String> fields, boolean tried, Page page) {
        var examined = examiner.examine(text, draft.identity());
        return new Editor(
                draft.version(),
                draft.version().title().in(page.language().locale()),
                draft.latest(),
                draft.latest().revision(),
                text,
                writer.inspection(text, examined, page),
                trial(draft, examined.rule(), fields, tried, page));
    }

    public Inspection inspection(Draft draft, String text, Page page) {
        return writer.inspection(text, examiner.examine(text, draft.identity()), page);
    }

    /** Null where the text is no rule. */
    public @Nullable Trial trial(
            Draft draft, String text, Map<String, String> fields, boolean tried, Page page) {
        var rule = examiner.examine(text, draft.identity()).rule();
        return trial(draft, rule, fields, tried, page);
    }

    private @Nullable Trial trial(
            Draft draft,
            @Nullable CheckedPolicy rule,
            Map<String, String> fields,
            boolean tried,
            Page page) {
        if (rule == null) {
            return null;
        }
        var trial =
                new TrialWriter(
                        rule,
                        new Words(page.language(), page.site().texts(), rule.schema(), divisions),
                        divisions,
                        repository.confirmations(draft.version().id()),
                        fields);
        return tried ? trial.tried(rulebook.jurisdictions()) : trial.form();
    }

    /** The day of a table that has none yet: the first on which the draft has all its values. */
    public String day(Draft draft, String named) {
        if (!named.isEmpty()) {
            return named;
        }
        var first = rulebook.checked(draft.policy()).file().firstDay();
        return (first.equals(LocalDate.EPOCH) ? LocalDate.now(clock) : first).toString();
    }
}
