package org.wengang.policy.words;

import java.io.StringReader;
import java.util.Objects;
import org.wengang.engine.CheckedPolicy;
import org.wengang.engine.PolicyCompiler;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.organisation.Divisions;
import org.wengang.policy.catalogue.PolicyFolder;
import org.wengang.web.Language;
import org.wengang.web.Texts;

/** A policy of the catalogue and everything that says it, in one language. */
record RuleWords(CheckedPolicy rule, Words words, Sentences sentences) {

    static final PolicyFolder FOLDER = PolicyFolder.onClassPath();
    private static final Divisions DIVISIONS = Divisions.load();
    private static final Texts TEXTS = Texts.load();

    static RuleWords of(PolicyFolder.Written written, Language language) {
        return of(written.yaml(), written.file(), language);
    }

    static RuleWords of(String yaml, String file, Language language) {
        var policy = PolicyFile.load(new StringReader(yaml), file);
        var schema = Objects.requireNonNull(FOLDER.schemas().get(policy.schema().text()));
        var rule = PolicyCompiler.check(policy, schema);
        var words = new Words(language, TEXTS, schema, DIVISIONS);
        var values = ParameterValues.of(policy, policy.firstDay()).values();
        return new RuleWords(rule, words, new Sentences(words, policy, values));
    }

    PolicyFile file() {
        return rule.file();
    }
}
