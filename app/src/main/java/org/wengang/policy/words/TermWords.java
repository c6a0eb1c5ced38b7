package org.wengang.policy.words;

import java.util.ArrayList;
import java.util.List;
import org.wengang.engine.language.Expression;
import org.wengang.engine.policy.Limits;
import org.wengang.engine.policy.PolicyFile;

/** Says in which form the benefit of one policy comes, and what holds between awards. */
public record TermWords(Words words, PolicyFile file, Sentences sentences) {

    /** In which form, and until when a voucher can be used. */
    public String benefit() {
        var benefit = file.benefit();
        return switch (benefit.kind()) {
            case CASH -> words.text("policy.benefit.cash");
            case VOUCHER -> {
                var until = benefit.validUntil();
                yield until == null
                        ? words.text("policy.benefit.voucher")
                        : words.text("policy.benefit.voucher-until", parameter(until));
            }
        };
    }

    private String parameter(String name) {
        return sentences.of(new Expression.ParameterValue(name, file.parameter(name).type()));
    }

    /** A sentence each. */
    public List<String> limits() {
        var limits = file.limits();
        var said = new ArrayList<String>();
        said.add(words.text("policy.limit.times", limits.timesPerPerson()));
        var group = limits.exclusiveGroup();
        if (group != null) {
            said.add(words.text("policy.limit.group", group));
        }
        var budget = limits.budget();
        if (budget != null) {
            said.add(budget(budget));
        }
        return said;
    }

    private String budget(Limits.Budget budget) {
        var keys =
                budget.order().stream()
                        .map(key -> words.text("policy.order." + key.name()))
                        .toList();
        return words.text(
                "policy.limit.budget",
                words.label(file.parameter(budget.parameter()).label()),
                words.listed(keys));
    }
}
