package org.wengang.entitlement.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.CheckedPolicy;
import org.wengang.kernel.OrgPath;
import org.wengang.policy.Trials;
import org.wengang.web.OrganisationNames;
import org.wengang.web.Page;

/** What the page of a simulation calls its variants, clauses, districts and kinds of employer. */
public final class SimulationWords {

    private static final String EMPLOYER_KIND = "employer_kind";

    private final Simulation simulation;
    private final CheckedPolicy rule;
    private final Trials trials;
    private final OrganisationNames organisations;
    private final Page page;
    private final Locale locale;

    SimulationWords(
            Simulation simulation,
            CheckedPolicy rule,
            Trials trials,
            OrganisationNames organisations,
            Page page) {
        this.simulation = simulation;
        this.rule = rule;
        this.trials = trials;
        this.organisations = organisations;
        this.page = page;
        this.locale = page.language().locale();
    }

    /** As the officer named it; one without a name goes by its number. */
    public String variant(int number) {
        var name = simulation.variants().get(number).name();
        if (number == 0) {
            return page.t("entitlement.simulation.unchanged");
        }
        return name.isEmpty() ? page.t("entitlement.simulation.variant", number) : name;
    }

    /** What a variant changes, a sentence each; empty for the policy as it stands. */
    public List<String> changes(int number) {
        var variant = simulation.variants().get(number);
        var changes = new ArrayList<String>();
        variant.values()
                .forEach((name, value) ->
                        changes.add(
                                page.t(
                                        "entitlement.simulation.change.value",
                                        rule.file().parameter(name).label().in(locale),
                                        trials.said(rule, name, value, page))));
        variant.conditions()
                .forEach((clause, condition) ->
                        changes.add(
                                page.t(
                                        "entitlement.simulation.change.condition",
                                        clause(clause),
                                        condition)));
        return changes;
    }

    private String clause(String id) {
        return rule.file().clauses().stream()
                .filter(clause -> clause.id().equals(id))
                .map(clause -> clause.label().in(locale))
                .findFirst()
                .orElse(id);
    }

    /** By its place in the policy. */
    public String clause(int index) {
        return rule.file().clauses().get(index).label().in(locale);
    }

    public String district(@Nullable String path) {
        return path == null
                ? page.t("entitlement.unknown")
                : organisations.name(new OrgPath(path), page.language());
    }

    public String kind(@Nullable String code) {
        return code == null
                ? page.t("entitlement.unknown")
                : rule.schema().codeList(EMPLOYER_KIND).label(code).in(locale);
    }

    /** The greatest cost of any variant, for charts; at least 1. */
    public long scaleFen() {
        return Math.max(
                1, simulation.outcomes().stream().mapToLong(Outcome::mostFen).max().orElse(1));
    }
}
