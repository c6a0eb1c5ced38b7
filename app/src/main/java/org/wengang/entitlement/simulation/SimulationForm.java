package org.wengang.entitlement.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.wengang.engine.CheckedPolicy;
import org.wengang.entitlement.Forms;
import org.wengang.kernel.Ids;
import org.wengang.policy.Trials;
import org.wengang.web.FormErrors;

/**
 * As typed: {@code asOf}, {@code submission}, where the policy counts within a special action
 * {@code campaign} and {@code newCampaign}, and of each variant {@code v1-name}, {@code
 * v1-value-amount}, {@code v1-clause} and {@code v1-condition}. What is left empty stays as it is;
 * a variant that changes nothing is left out.
 *
 * @param fields by name; several values of one are parted by commas
 */
public record SimulationForm(Map<String, String> fields) {

    /** Beside the policy as it stands. */
    static final int MOST_VARIANTS = 3;

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_CONDITION = 1_000;

    public SimulationForm {
        fields = Map.copyOf(fields);
    }

    static SimulationForm empty(LocalDate today) {
        return new SimulationForm(
                Map.of("asOf", today.toString(), "submission", Ids.newId().toString()));
    }

    public static List<Integer> numbers() {
        return IntStream.rangeClosed(1, MOST_VARIANTS).boxed().toList();
    }

    /** Empty where nothing was typed. */
    public String text(String field) {
        return fields.getOrDefault(field, "").strip();
    }

    public boolean has(String field, String code) {
        return List.of(text(field).split(",")).contains(code);
    }

    /** Whether anything of the variant is filled in. */
    public boolean isUsed(int number) {
        return fields.entrySet().stream()
                .anyMatch(field ->
                        field.getKey().startsWith("v" + number + "-")
                                && !field.getValue().isBlank());
    }

    /** The variants that change something, with what is wrong added to the errors. */
    List<Variant> variants(CheckedPolicy rule, Trials trials, FormErrors errors) {
        var variants = new ArrayList<Variant>();
        for (var number : numbers()) {
            if (!isUsed(number)) {
                continue;
            }
            var variant = variant(number, rule, trials, errors);
            if (variant.isUnchanged()) {
                errors.add(
                        "v" + number + "-name", "entitlement.simulation.fault.unchanged", number);
            }
            variants.add(variant);
        }
        return variants;
    }

    private Variant variant(int number, CheckedPolicy rule, Trials trials, FormErrors errors) {
        var values = new LinkedHashMap<String, String>();
        for (var parameter : rule.file().parameters().keySet()) {
            var field = "v%d-value-%s".formatted(number, parameter);
            if (text(field).isEmpty()) {
                continue;
            }
            var read = trials.read(rule, parameter, text(field));
            if (read.isEmpty()) {
                errors.add(field, wrong(rule, parameter));
            }
            read.ifPresent(value -> values.put(parameter, value));
        }
        return new Variant(name(number, errors), values, conditions(number, rule, errors));
    }

    private static String wrong(CheckedPolicy rule, String parameter) {
        var kind = rule.file().parameter(parameter).type().word().replaceFirst("\\(.*", "");
        return "policy.answer.wrong." + kind;
    }

    private String name(int number, FormErrors errors) {
        var name = text("v%d-name".formatted(number));
        if (name.length() > LONGEST_NAME) {
            errors.add(
                    "v%d-name".formatted(number),
                    "entitlement.simulation.fault.name",
                    LONGEST_NAME);
        }
        return name;
    }

    private Map<String, String> conditions(int number, CheckedPolicy rule, FormErrors errors) {
        var clause = text("v%d-clause".formatted(number));
        var condition = text("v%d-condition".formatted(number));
        var isKnown = rule.file().clauses().stream().anyMatch(each -> each.id().equals(clause));
        if (condition.isEmpty() && !isKnown) {
            return Map.of();
        }
        if (!isKnown) {
            errors.add("v%d-clause".formatted(number), "entitlement.simulation.fault.clause");
        } else if (condition.isEmpty() || condition.length() > LONGEST_CONDITION) {
            errors.add(
                    "v%d-condition".formatted(number),
                    "entitlement.simulation.fault.condition",
                    LONGEST_CONDITION);
        }
        return Map.of(clause, condition);
    }

    /** Whether no determination was made for the special action yet. */
    public boolean isNewCampaign() {
        return !text("newCampaign").isEmpty();
    }

    /** Faults of the day are added; today then stands in for it. */
    LocalDate asOf(LocalDate today, FormErrors errors) {
        var day = Forms.day(text("asOf"));
        if (day.isEmpty()) {
            errors.add("asOf", "entitlement.fault.day");
        }
        return day.orElse(today);
    }
}
