package org.wengang.registry.census.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wengang.kernel.Mobile;
import org.wengang.organisation.Divisions;
import org.wengang.registry.cell.Places;
import org.wengang.registry.census.AskedFact;
import org.wengang.registry.census.Intention;
import org.wengang.registry.roster.RosterColumn;
import org.wengang.registry.roster.RosterRow;
import org.wengang.registry.roster.TypedFact;
import org.wengang.web.FormErrors;

/**
 * What was answered, understood.
 *
 * @param facts of the roster's columns
 * @param asked of a census, by name, as they are kept
 */
record Answers(List<TypedFact> facts, Map<String, @Nullable String> asked) {

    private static final int LONGEST_JOB = 100;

    /**
     * @param errors what is not understood is added here, by the name of the question
     */
    static Answers read(ContactForm form, Divisions divisions, LocalDate today, FormErrors errors) {
        var facts = new ArrayList<TypedFact>();
        var asked = new LinkedHashMap<String, @Nullable String>();
        for (var question : AskedFact.values()) {
            var text = form.answer(question).strip();
            if (text.isEmpty()) {
                continue;
            }
            var column = question.column();
            if (column.isPresent()) {
                var fact = TypedFact.read(column.get(), text, divisions, today);
                fact.fault()
                        .ifPresent(fault ->
                                errors.add(
                                        question.fact(),
                                        "fault." + fault.code(),
                                        fault.arguments().toArray()));
                facts.add(fact);
            } else {
                ask(question, text, asked, divisions, today, errors);
            }
        }
        stay(facts, errors);
        return new Answers(facts, asked);
    }

    private static void ask(
            AskedFact question,
            String text,
            Map<String, @Nullable String> asked,
            Divisions divisions,
            LocalDate today,
            FormErrors errors) {
        boolean isUnderstood =
                switch (question) {
                    case PRESENT -> text.equals("true") || text.equals("false");
                    case INTENTION -> Intention.of(text).isPresent();
                    case JOB_WANTED -> text.length() <= LONGEST_JOB;
                    default -> true;
                };
        if (!isUnderstood) {
            errors.add(question.fact(), "census.fault.answer", LONGEST_JOB);
        } else if (question == AskedFact.DESTINATION) {
            switch (new Places(divisions, today).find(text)) {
                case Places.Found found -> {
                    var locality = RosterRow.locality(found);
                    asked.put("destination", found.code().value());
                    asked.put("destination_locality", locality == null ? null : locality.value());
                }
                case Places.Unclear(var candidates) ->
                        errors.add(question.fact(), "fault.place-unclear", candidates);
                case Places.Unknown() -> errors.add(question.fact(), "fault.place-unknown");
            }
        } else {
            asked.put(question.fact(), text);
        }
    }

    private static void stay(List<TypedFact> facts, FormErrors errors) {
        var from = day(facts, RosterColumn.STAY_FROM);
        var to = day(facts, RosterColumn.STAY_TO);
        if (from != null && to != null && to.isBefore(from)) {
            errors.add("stay_to", "fault.stay-ends-before-it-begins");
        }
    }

    static @Nullable LocalDate day(List<TypedFact> facts, RosterColumn column) {
        return facts.stream()
                .filter(fact -> fact.column() == column)
                .flatMap(fact -> Stream.ofNullable((LocalDate) fact.value()))
                .findFirst()
                .orElse(null);
    }

    /** With one more fact. */
    Answers with(@Nullable TypedFact fact) {
        return fact == null
                ? this
                : new Answers(Stream.concat(facts.stream(), Stream.of(fact)).toList(), asked);
    }

    /** Those that are not known yet, or those that are known and different. */
    Answers only(Function<String, @Nullable String> known, boolean isDifferent) {
        return new Answers(
                facts.stream()
                        .filter(fact ->
                                isKept(said(fact), fact.column().fact(), known, isDifferent))
                        .toList(),
                kept(known, isDifferent));
    }

    private static Map<String, @Nullable Object> said(TypedFact fact) {
        return fact.value() instanceof Mobile mobile
                ? Map.of(fact.column().fact(), mobile.digits())
                : fact.stored();
    }

    private Map<String, @Nullable String> kept(
            Function<String, @Nullable String> known, boolean isDifferent) {
        var kept = new LinkedHashMap<String, @Nullable String>();
        asked.forEach((name, value) -> {
            var fact = name.replace("_locality", "");
            if (isKept(asked, fact, known, isDifferent)) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    private static boolean isKept(
            Map<String, ? extends @Nullable Object> said,
            String fact,
            Function<String, @Nullable String> known,
            boolean isDifferent) {
        if (known.apply(fact) == null) {
            return !isDifferent;
        }
        return isDifferent
                && said.entrySet().stream()
                        .filter(one -> one.getKey().startsWith(fact) && one.getValue() != null)
                        .anyMatch(one ->
                                !String.valueOf(one.getValue()).equals(known.apply(one.getKey())));
    }

    boolean isEmpty() {
        return facts.isEmpty() && asked.isEmpty();
    }
}
