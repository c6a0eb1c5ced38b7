package org.wengang.policy.words;

import java.util.ArrayList;
import java.util.List;
import org.wengang.engine.language.Expression;
import org.wengang.engine.policy.Benefit;
import org.wengang.engine.policy.Limits;
import org.wengang.engine.policy.Parties;
import org.wengang.engine.policy.PolicyFile;

/**
 * Says who has a part in one policy, in which form its benefit comes, what holds between awards.
 */
public record TermWords(Words words, PolicyFile file, Sentences sentences) {

    /** In which form, and until when a voucher can be used. */
    public String benefit() {
        var benefit = file.benefit();
        var until = benefit.validUntil();
        var main =
                until == null
                        ? kind(benefit.kind())
                        : words.text("policy.benefit.voucher-until", parameter(until));
        return benefit.alternatives().isEmpty()
                ? main
                : words.text(
                        "policy.benefit.or",
                        main,
                        words.listed(benefit.alternatives().stream().map(this::kind).toList()));
    }

    private String kind(Benefit.Kind kind) {
        return words.text("policy.benefit." + kind.name());
    }

    /** Who has which part in it, a sentence each. */
    public List<String> parties() {
        var parties = file.parties();
        return List.of(
                words.text("policy.parties.beneficiary", party(parties.beneficiary())),
                words.text("policy.parties.applicant", party(parties.applicant())),
                words.text("policy.parties.payee", party(parties.payee())),
                words.text("policy.parties.payer", party(parties.payer())),
                words.text(
                        "policy.parties.funding",
                        words.text("policy.funding." + parties.funding().name())));
    }

    private String party(Parties.Party party) {
        return words.text("policy.party." + party.name());
    }

    private String parameter(String name) {
        return sentences.of(new Expression.ParameterValue(name, file.parameter(name).type()));
    }

    /** A sentence each. */
    public List<String> limits() {
        var limits = file.limits();
        var said = new ArrayList<String>();
        said.add(
                words.text(
                        "policy.limit.times." + limits.times().key().name(),
                        reach(limits.times().within()),
                        limits.times().atMost()));
        var group = limits.exclusiveGroup();
        if (group != null) {
            said.add(words.text("policy.limit.group", group));
        }
        var cap = limits.cap();
        if (cap != null) {
            said.add(
                    words.text(
                            "policy.limit.cap", reach(cap.within()), parameter(cap.parameter())));
        }
        var months = limits.months();
        if (months != null) {
            said.add(
                    words.text(
                            months.consecutive()
                                    ? "policy.limit.months-in-a-row"
                                    : "policy.limit.months",
                            parameter(months.parameter())));
        }
        var budget = limits.budget();
        if (budget != null) {
            said.add(budget(budget));
        }
        return said;
    }

    private String reach(Limits.Reach reach) {
        return words.text("policy.reach." + reach.name());
    }

    private String exhausted(Limits.Exhausted exhausted) {
        return switch (exhausted) {
            case Limits.Exhausted.Settled(var then) ->
                    words.text("policy.exhausted." + then.name());
            case Limits.Exhausted.Asked(var parameter) -> parameter(parameter);
        };
    }

    private String budget(Limits.Budget budget) {
        var keys =
                budget.order().stream()
                        .map(key -> words.text("policy.order." + key.name()))
                        .toList();
        return words.text(
                "policy.limit.budget",
                words.label(file.parameter(budget.parameter()).label()),
                words.listed(keys),
                exhausted(budget.onExhausted()));
    }
}
