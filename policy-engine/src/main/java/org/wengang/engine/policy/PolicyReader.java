package org.wengang.engine.policy;

import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.basis.Basis;
import org.wengang.engine.basis.Basis.Citation;
import org.wengang.engine.basis.CitationReader;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.policy.PolicyFile.Authority;
import org.wengang.engine.schema.Label;
import org.wengang.engine.schema.Region;
import org.wengang.engine.schema.Type;
import org.wengang.engine.yaml.YamlFile;
import org.wengang.engine.yaml.YamlMap;
import org.wengang.engine.yaml.YamlText;

/** Reads a policy file and checks all that needs no fact schema. */
final class PolicyReader {

    /** Measures of the other classes are recorded elsewhere; only an entitlement is a policy. */
    private static final Pattern CLASS = Pattern.compile("A");

    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]*");

    private final String file;
    private final ErrorCollector errors = new ErrorCollector();
    private final Fields fields = new Fields(errors);

    PolicyReader(String file) {
        this.file = file;
    }

    PolicyFile read(Reader yaml) {
        YamlMap root = YamlFile.read(yaml, file, errors);
        String code = fields.form(root.text("policy"), CODE);
        int version = fields.count(root.text("version"));
        fields.form(root.text("class"), CLASS);
        Label title = fields.label(root, "title");
        @Nullable Authority authority = authority(root.map("authority"));
        List<Basis> basis = basis(root);
        YamlText schema = root.text("schema");
        var citations = new CitationReader(basis, errors);
        Map<String, Parameter> parameters =
                new ParameterReader(citations, fields, errors).read(root.map("parameters"));
        List<Clause> clauses = clauses(root, citations);
        var terms = new TermsReader(parameters, citations, fields, errors);
        Parties parties = terms.parties(root.map("parties"));
        Benefit benefit = terms.benefit(root.map("benefit"));
        Limits limits = terms.limits(root.map("limits"));
        List<PolicyCase> cases = root.maps("cases").stream().map(this::policyCase).toList();
        root.refuseOthers();
        errors.throwIfAny();
        if (authority == null) {
            throw new IllegalStateException("An authority that could not be read adds an error.");
        }
        return new PolicyFile(
                file,
                code,
                version,
                title,
                authority,
                basis,
                schema,
                parties,
                parameters,
                clauses,
                benefit,
                limits,
                cases);
    }

    private @Nullable Authority authority(YamlMap map) {
        @Nullable Object region = fields.value(map.text("region"), Type.Simple.REGION);
        Label name = fields.label(map, "name");
        map.refuseOthers();
        return region == null ? null : new Authority((Region) region, name);
    }

    private List<Basis> basis(YamlMap root) {
        var basis = new ArrayList<Basis>();
        var ids = new HashSet<String>();
        for (YamlMap map : root.maps("basis")) {
            String id = fields.name(map.text("id"), ids);
            basis.add(new Basis(id, map.text("title").text(), map.text("text").text().strip()));
            map.refuseOthers();
        }
        return basis;
    }

    private List<Clause> clauses(YamlMap root, CitationReader citations) {
        var clauses = new ArrayList<Clause>();
        var ids = new HashSet<String>(Set.of(Clause.AMOUNT));
        for (YamlMap map : root.maps("eligibility")) {
            String id = fields.name(map.text("id"), ids);
            Label label = fields.label(map, "label");
            Citation cite = citations.read(map.text("cite"));
            clauses.add(new Clause(id, label, cite, map.text("when")));
            map.refuseOthers();
        }
        if (clauses.isEmpty() || clauses.size() > Clause.MOST) {
            errors.add(
                    root.at("eligibility"),
                    Fault.CLAUSE_COUNT,
                    Integer.toString(clauses.size()),
                    Integer.toString(Clause.MOST));
        }
        return clauses;
    }

    private PolicyCase policyCase(YamlMap map) {
        YamlMap expect = map.map("expect");
        var found =
                new PolicyCase(
                        map.text("name"),
                        texts(map.map("given")),
                        texts(map.optionalMap("with")),
                        fields.word(expect.text("verdict"), Verdict.values()),
                        expect.optionalText("amount"),
                        expect.texts("failed"),
                        expect.texts("unknown"));
        expect.refuseOthers();
        map.refuseOthers();
        return found;
    }

    private static Map<String, YamlText> texts(@Nullable YamlMap map) {
        var texts = new LinkedHashMap<String, YamlText>();
        if (map != null) {
            map.keys().forEach(key -> texts.put(key.text(), map.text(key.text())));
        }
        return texts;
    }
}
