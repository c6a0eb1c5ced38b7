package org.wengang.registry.census.work;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.Mobile;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Divisions;
import org.wengang.registry.FactHistory;
import org.wengang.registry.FactSource;
import org.wengang.registry.Worker;
import org.wengang.registry.Workers;
import org.wengang.registry.census.AskedFact;
import org.wengang.registry.census.Campaign;
import org.wengang.registry.census.CensusProblem;
import org.wengang.registry.census.Outcome;
import org.wengang.registry.census.Way;
import org.wengang.registry.census.work.Learning.Learnt;
import org.wengang.registry.roster.RosterColumn;
import org.wengang.registry.roster.TypedFact;
import org.wengang.registry.statement.Statement;
import org.wengang.registry.statement.WorkerCorrection;
import org.wengang.security.FieldCipher;
import org.wengang.security.FieldCipher.Purpose;
import org.wengang.security.Officer;
import org.wengang.web.FormErrors;

/**
 * Writes down a contact and what was learnt at it, once. Works in the scope of the campaign's
 * office, for errands that {@link Errands} has found to be the officer's own.
 */
@Service
@Transactional
class Records {

    private static final int LONGEST_NOTE = 500;

    private final ErrandRepository repository;
    private final Learning learning;
    private final Workers workers;
    private final Divisions divisions;
    private final FieldCipher cipher;
    private final Clock clock;

    Records(
            ErrandRepository repository,
            Learning learning,
            Workers workers,
            Divisions divisions,
            FieldCipher cipher,
            Clock clock) {
        this.repository = repository;
        this.learning = learning;
        this.workers = workers;
        this.divisions = divisions;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** What became of a form. */
    sealed interface Kept {
        /**
         * @param errand as it stands now
         * @param again whether the same form had come before, and nothing was done
         */
        record Done(Errand errand, boolean again) implements Kept {}

        /** Nothing was kept. */
        record Faulty(FormErrors errors) implements Kept {}

        /** Somebody else, or a roster, changed something since it was shown; nothing was kept. */
        record Overtaken() implements Kept {}
    }

    /** See {@link Errands#queueKey}. */
    String queueKey(Officer officer) {
        return HexFormat.of()
                .formatHex(cipher.blindIndex(Purpose.CONTACT, "census queue " + officer.id()));
    }

    /**
     * @throws Refused census-contact-reused, census-not-running
     */
    Kept record(Officer officer, UUID id, Campaign campaign, ContactForm form) {
        var isRunning = repository.holdRunning(campaign);
        var errand = repository.lock(id, campaign);
        var contact = form.id().orElse(null);
        var said = cipher.blindIndex(Purpose.CONTACT, "census " + id + form.said());
        var before = contact == null ? null : repository.saidAt(contact).orElse(null);
        if (before != null) {
            if (!MessageDigest.isEqual(before, said)) {
                throw new Refused(CensusProblem.CONTACT_REUSED);
            }
            return new Kept.Done(errand, true);
        }
        if (!isRunning) {
            throw new Refused(CensusProblem.NOT_RUNNING);
        }
        var errors = FormErrors.none();
        var outcome = Outcome.of(form.outcome()).orElse(null);
        var today = LocalDate.now(clock);
        var answers = Answers.read(form, divisions, today, errors);
        refuse(form, outcome, answers, errors);
        learning.hold(errand.worker());
        repository.lockWorker(errand.worker());
        var worker = workers.get(errand.worker());
        var histories = workers.histories(errand.worker());
        var all = answers.with(fixed(worker, form, today, errors));
        var learnt = all.only(fact -> known(errand, fact, histories), false);
        var corrected = all.only(fact -> known(errand, fact, histories), true);
        stay(worker, all, errors);
        if (!errors.hasErrors()
                && !all.isEmpty()
                && (ContactForm.number(form.workerVersion()) != worker.version()
                        || ContactForm.number(form.errandVersion()) != errand.version())) {
            return new Kept.Overtaken();
        }
        if (!corrected.isEmpty()
                && (form.reason().isEmpty() || form.reason().length() > LONGEST_NOTE)) {
            errors.add("reason", "registry.filing.correction.reason.missing", LONGEST_NOTE);
        }
        if (contact == null || outcome == null || errors.hasErrors()) {
            return new Kept.Faulty(errors);
        }
        var now = clock.instant();
        var at = moment(form.at(), now);
        repository.contacted(errand, contact, form, at, now, officer, said);
        learning.learn(
                officer,
                learnt(worker, learnt, null, contact),
                learnt(worker, corrected, form.reason(), contact),
                LocalDate.ofInstant(at, clock.getZone()),
                now);
        settle(errand, outcome, all, at);
        return new Kept.Done(repository.get(id, campaign), false);
    }

    private static Learnt learnt(
            Worker worker, Answers answers, @Nullable String reason, UUID contact) {
        return new Learnt(
                new Statement(worker.id(), worker.version(), answers.facts(), reason, contact),
                answers.asked());
    }

    /** As it is kept; null where nobody said it, or it no longer counts. */
    private @Nullable String known(Errand errand, String fact, List<FactHistory> histories) {
        if (fact.equals("mobile")) {
            return errand.wrongNumber()
                    ? null
                    : workers.mobile(errand.worker()).map(Mobile::digits).orElse(null);
        }
        var question = AskedFact.of(fact);
        if (question.isPresent()) {
            var said = Sheets.known(errand, question.get(), histories);
            return said == null ? null : said.value();
        }
        return histories.stream()
                .filter(history -> history.fact().equals(fact))
                .map(FactHistory::current)
                .findFirst()
                .map(FactSource::value)
                .orElse(null);
    }

    private void settle(Errand errand, Outcome outcome, Answers answers, Instant at) {
        var hasNumber =
                answers.facts().stream().anyMatch(fact -> fact.column() == RosterColumn.MOBILE);
        var isWrong = outcome == Outcome.WRONG_NUMBER || errand.wrongNumber() && !hasNumber;
        var standing =
                new Errand(
                        errand.id(),
                        errand.campaign(),
                        errand.worker(),
                        errand.officer(),
                        errand.town(),
                        errand.state(),
                        errand.contacts(),
                        errand.lastContactAt(),
                        isWrong,
                        errand.version());
        var state =
                switch (outcome) {
                    case REACHED ->
                            Sheets.missing(standing, workers.histories(errand.worker())).isEmpty()
                                    ? "recorded"
                                    : "partly";
                    case REFUSED -> errand.state().equals("recorded") ? "recorded" : "refused";
                    case NOT_REACHED, WRONG_NUMBER -> errand.state();
                };
        repository.settle(errand.id(), state, outcome, at, isWrong);
    }

    private static void refuse(
            ContactForm form, @Nullable Outcome outcome, Answers answers, FormErrors errors) {
        if (Way.of(form.way()).isEmpty()) {
            errors.add("way", "census.fault.way");
        }
        if (form.id().isEmpty()) {
            errors.add("outcome", "census.fault.key");
        }
        if (outcome == null) {
            errors.add("outcome", "census.fault.outcome");
        } else if (outcome != Outcome.REACHED && (!answers.isEmpty() || !form.fixed().isEmpty())) {
            errors.add("outcome", "census.fault.answers");
        }
        if (form.note().length() > LONGEST_NOTE) {
            errors.add("note", "fault.too-long", LONGEST_NOTE);
        }
    }

    /**
     * What is put right of what was known; null where nothing is, or something is wrong with it.
     */
    private @Nullable TypedFact fixed(
            Worker worker, ContactForm form, LocalDate today, FormErrors errors) {
        if (form.fixed().isEmpty()) {
            if (!form.fixedTo().isEmpty()) {
                errors.add("fixed", "registry.filing.correction.fact.missing");
            }
            return null;
        }
        var column =
                WorkerCorrection.correctable(worker).stream()
                        .filter(one -> one.fact().equals(form.fixed()))
                        .findFirst();
        if (column.isEmpty()) {
            errors.add("fixed", "registry.filing.correction.fact.missing");
            return null;
        }
        var fact = TypedFact.read(column.get(), form.fixedTo(), divisions, today);
        fact.fault()
                .ifPresent(fault ->
                        errors.add(
                                "fixedTo", "fault." + fault.code(), fault.arguments().toArray()));
        if (fact.value() == null) {
            errors.add("fixedTo", "fault.required");
            return null;
        }
        return fact;
    }

    /** A stay must not end before it begins, whichever of the two days was known before. */
    private void stay(Worker worker, Answers answers, FormErrors errors) {
        var from = Answers.day(answers.facts(), RosterColumn.STAY_FROM);
        var to = Answers.day(answers.facts(), RosterColumn.STAY_TO);
        if (from == null && to == null) {
            return;
        }
        var known = new HashMap<String, LocalDate>();
        workers.sources(worker.id()).stream()
                .filter(source -> source.fact().matches("stay_(from|to)"))
                .forEach(source ->
                        known.put(source.fact(), LocalDate.parse(String.valueOf(source.value()))));
        var first = from == null ? known.get("stay_from") : from;
        var last = to == null ? known.get("stay_to") : to;
        if (first != null && last != null && last.isBefore(first)) {
            if (to != null) {
                errors.add("stay_to", "fault.stay-ends-before-known-begin", first);
            } else {
                errors.add("stay_from", "fault.stay-begins-after-known-end", last);
            }
        }
    }

    /**
     * When it took place, as the browser says; a clock that is wrong, or says nothing, means now.
     */
    private static Instant moment(String at, Instant now) {
        try {
            var moment = Instant.parse(at);
            return moment.isAfter(now) || moment.isBefore(now.minus(Duration.ofDays(60)))
                    ? now
                    : moment;
        } catch (DateTimeParseException none) {
            return now;
        }
    }
}
