package org.wengang.policy.authoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.wengang.engine.CheckedPolicy;
import org.wengang.engine.cases.CaseRun;
import org.wengang.engine.error.Fault;
import org.wengang.engine.error.PolicyError;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.engine.error.Position;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.schema.Label;
import org.wengang.engine.yaml.YamlSource;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.OrgPath;
import org.wengang.organisation.Organisations;
import org.wengang.policy.authoring.Examined.Finding;
import org.wengang.policy.catalogue.Rulebook;
import org.wengang.web.Language;
import org.wengang.web.Texts;

/** Looks through texts of policies, in memory alone: fast enough for every pause in writing. */
@Component
final class Examiner {

    private final Rulebook rulebook;
    private final Organisations organisations;
    private final Texts texts;

    Examiner(Rulebook rulebook, Organisations organisations, Texts texts) {
        this.rulebook = rulebook;
        this.organisations = organisations;
        this.texts = texts;
    }

    /** What the text of a draft must stay, whatever else changes. */
    record Identity(String code, int version, OrgPath organisation) {}

    /** The text for itself, whoever's it is. */
    Examined examine(String text) {
        if (text.length() > DraftText.MOST) {
            return broken(List.of(finding(new Position("", 1, 1), "too-long", DraftText.MOST)));
        }
        try {
            var rule = rulebook.check("", text);
            var findings = impossible(rule);
            return findings.isEmpty() ? sound(rule) : broken(findings);
        } catch (PolicyErrors wrong) {
            return broken(findings(wrong.errors()));
        }
    }

    /** The text as that of a draft: it may not become another's. */
    Examined examine(String text, Identity identity) {
        var examined = examine(text);
        var rule = examined.rule();
        if (rule == null) {
            return examined;
        }
        var strange = strange(rule.file(), identity, text);
        return strange.isEmpty() ? examined : broken(strange);
    }

    private List<Finding> strange(PolicyFile file, Identity identity, String text) {
        var source = YamlSource.of(text);
        var findings = new ArrayList<Finding>();
        if (!file.code().equals(identity.code())) {
            findings.add(finding(source.at("policy"), "other-code", identity.code()));
        }
        if (file.version() != identity.version()) {
            findings.add(finding(source.at("version"), "other-version", identity.version()));
        }
        var office = organisations.of(new DivisionCode(file.authority().region().code()));
        if (office.isEmpty() || !office.get().path().equals(identity.organisation())) {
            findings.add(
                    finding(
                            source.at("authority", "region"),
                            "other-office",
                            file.authority().region().code()));
        }
        findings.sort(Comparator.comparingInt(Finding::line));
        return findings;
    }

    /** What the values of the file make impossible; open ones without a value are no fault. */
    private List<Finding> impossible(CheckedPolicy rule) {
        try {
            var file = rule.file();
            rule.bind(ParameterValues.of(file, file.firstDay()), rulebook.jurisdictions());
            return List.of();
        } catch (PolicyErrors wrong) {
            return findings(
                    wrong.errors().stream()
                            .filter(error ->
                                    error.fault() != Fault.PARAMETER_MISSING
                                            || !isOpen(rule.file(), error))
                            .toList());
        }
    }

    private static boolean isOpen(PolicyFile file, PolicyError error) {
        return file.openParameters().stream()
                .anyMatch(open -> open.name().equals(error.arguments().getFirst()));
    }

    private Examined sound(CheckedPolicy rule) {
        try {
            return new Examined(List.of(), rule, CaseRun.run(rule, rulebook.jurisdictions()), null);
        } catch (PolicyErrors unbound) {
            var first = unbound.first();
            return new Examined(List.of(), rule, null, new Label(first.chinese(), first.english()));
        }
    }

    private static Examined broken(List<Finding> findings) {
        return new Examined(findings, null, null, null);
    }

    private List<Finding> findings(List<PolicyError> errors) {
        return errors.stream()
                .map(error ->
                        new Finding(
                                error.line(),
                                error.column(),
                                error.code(),
                                new Label(chinese(error), error.english())))
                .toList();
    }

    /** What the readers of YAML and of expressions say of their own accord is English. */
    private String chinese(PolicyError error) {
        return switch (error.fault()) {
            case YAML_BROKEN -> texts.get(Language.ZH, "policy.authoring.finding.yaml");
            case SYNTAX -> texts.get(Language.ZH, "policy.authoring.finding.syntax");
            default -> error.chinese();
        };
    }

    private Finding finding(Position at, String code, Object argument) {
        var key = "policy.authoring.finding." + code;
        return new Finding(
                at.line(),
                at.column(),
                code,
                new Label(
                        texts.get(Language.ZH, key, argument),
                        texts.get(Language.EN, key, argument)));
    }
}
