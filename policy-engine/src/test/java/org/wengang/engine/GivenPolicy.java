package org.wengang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.StringReader;
import java.util.List;
import org.wengang.engine.cases.CaseRun;
import org.wengang.engine.error.Fault;
import org.wengang.engine.error.PolicyError;
import org.wengang.engine.error.PolicyErrors;
import org.wengang.engine.error.Position;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.schema.Jurisdictions;

/**
 * A small valid policy as text, to be changed by a test. The mark {@code §} in a change shows where
 * the error is expected; it is taken out before the text is read.
 */
record GivenPolicy(String yaml, Jurisdictions jurisdictions) {

    static GivenPolicy givenPolicy() {
        return new GivenPolicy(
                """
                policy: T-1
                version: 1
                title: 试行补贴
                title_en: Trial allowance
                authority: { region: "130110", name: 某区人社局, name_en: A bureau }
                schema: worker/1
                basis:
                  - { id: doc, title: 试行办法, text: 留在本区的外地职工每人发放500元 }
                parameters:
                  amount: { type: money, label: 标准, label_en: Rate, cite: "doc:500元", values: { 2021-01-21: "500.00" } }
                  city: { type: region, label: 本市, label_en: City, cite: "doc:本区", values: { 2021-01-21: "130600" } }
                  day: { type: date, label: 日期, label_en: Day, open: 未写明, open_en: Not stated, values: { 2021-01-21: 2021-02-11 } }
                  kinds: { type: codes(employer_kind), label: 类型, label_en: Kinds, open: 未写明, open_en: Not stated, values: { 2021-01-21: [private] } }
                  budget: { type: money, label: 预算, label_en: Budget, open: 未写明, open_en: Not stated }
                eligibility:
                  - { id: stay, label: 留在本区, label_en: Stays, cite: "doc:留在本区", when: "known(p.hukou)" }
                class: A
                parties: { beneficiary: worker, applicant: worker, payee: worker, payer: authority, funding: unstated }
                benefit: { kind: cash, amount: "param.amount", cite: "doc:每人发放500元" }
                limits: { per_person: { times: 1 }, exclusive_group: G, budget: { pool: POOL, parameter: budget, order: [subject], on_exhausted: wait } }
                cases:
                  - { name: 案例一, given: { hukou: "130600" }, expect: { verdict: eligible, amount: "500.00" } }
                """,
                Catalogue.JURISDICTIONS);
    }

    GivenPolicy with(String old, String replacement) {
        assertThat(yaml).contains(old);
        return new GivenPolicy(yaml.replace(old, replacement), jurisdictions);
    }

    GivenPolicy when(String expression) {
        return with("known(p.hukou)", expression);
    }

    GivenPolicy amount(String expression) {
        return with("amount: \"param.amount\"", "amount: \"" + expression + "\"");
    }

    /** Adds one more parameter. */
    GivenPolicy parameter(String name, String type, String value) {
        return with(
                "eligibility:",
                "  %s: { type: %s, label: x, label_en: x, open: x, open_en: x, values: { 2021-01-21: %s } }\neligibility:"
                        .formatted(name, type, value));
    }

    PolicyFile load() {
        return PolicyFile.load(new StringReader(yaml.replace("§", "")), "t.yaml");
    }

    CheckedPolicy check() {
        return PolicyCompiler.check(load(), Catalogue.WORKER);
    }

    CompiledPolicy compile() {
        CheckedPolicy checked = check();
        var values = ParameterValues.of(checked.file(), checked.file().firstDay());
        return checked.bind(values, jurisdictions);
    }

    /** Everything up to running the cases. */
    List<PolicyError> errors() {
        PolicyErrors thrown =
                catchThrowableOfType(
                        PolicyErrors.class,
                        () -> {
                            compile();
                            CaseRun.verify(check(), jurisdictions);
                        });
        assertThat(thrown).as("something must be refused").isNotNull();
        return thrown.errors();
    }

    /** Exactly this fault at the mark, with these words. */
    void isRefused(Fault fault, String... arguments) {
        assertThat(errors()).containsExactly(new PolicyError(mark(), fault, List.of(arguments)));
    }

    /** Of the mark. */
    int column() {
        return mark().column();
    }

    private Position mark() {
        int at = yaml.indexOf('§');
        assertThat(at).as("the text must hold a mark").isNotNegative();
        String before = yaml.substring(0, at);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Position("t.yaml", line, at - before.lastIndexOf('\n'));
    }
}
