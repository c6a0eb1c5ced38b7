package org.wengang.bench.population;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.wengang.engine.CompiledPolicy;
import org.wengang.engine.PolicyCompiler;
import org.wengang.engine.policy.ParameterValues;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Jurisdictions;

/**
 * As many policies as wished out of the two real ones: each for another place, most with other
 * days, sums or scopes, every third with one more clause.
 */
public final class Policies {

    private static final Path FOLDER = Path.of("policies");
    private static final List<String> DISTRICTS =
            List.of(
                    "130110", "130102", "130104", "130105", "130107", "130108", "130109", "130111",
                    "130602", "130606", "130607", "130608", "131102", "131103", "130202");
    private static final List<String> CITIES =
            List.of(
                    "131100", "370100", "130200", "130300", "130400", "130500", "230100", "130700",
                    "130800", "130900", "131000", "110100", "120100", "410300", "140100");
    private static final List<String> SCOPES = List.of("prefecture", "province");
    private static final String AGE =
            """
            eligibility:
              - id: age
                label: 年满%1$d周岁
                label_en: At least %1$d years old
                cite: "%2$s"
                when: years(p.birth, param.holiday_first) >= %1$d
            """;

    private final FactSchema schema;
    private final Jurisdictions jurisdictions;

    private Policies(FactSchema schema, Jurisdictions jurisdictions) {
        this.schema = schema;
        this.jurisdictions = jurisdictions;
    }

    /** Those of the project's own folder. */
    public static Policies load() throws IOException {
        try (var facts = Files.newBufferedReader(FOLDER.resolve("schema/worker-1.yaml"));
                var peers = Files.newBufferedReader(FOLDER.resolve("schema/jurisdictions.yaml"))) {
            return new Policies(
                    FactSchema.load(facts, "worker-1.yaml"),
                    Jurisdictions.load(peers, "jurisdictions.yaml"));
        }
    }

    public FactSchema schema() {
        return schema;
    }

    /** The first is Luquan's as it stands. */
    public List<CompiledPolicy> of(int count) throws IOException {
        var policies = new ArrayList<CompiledPolicy>();
        for (int i = 0; i < count; i++) {
            policies.add(i % 2 == 0 ? luquan(i) : hengshui(i));
        }
        return policies;
    }

    private CompiledPolicy luquan(int i) throws IOException {
        PolicyFile file = file("130110-luquan/R-SJZ-04.yaml", i, "hebei:留在鹿泉过年");
        String district = DISTRICTS.get(i / 2 % DISTRICTS.size());
        ParameterValues values =
                days(file, i)
                        .withText("district", district)
                        .withText("city", district.substring(0, 4) + "00")
                        .withText("outsider_scope", SCOPES.get(i / 10 % 2))
                        .withText("jurisdiction_mode", i % 4 == 0 ? "code" : "organisation")
                        .withText("amount", 500 + i + ".00");
        return PolicyCompiler.compile(file, schema, values, jurisdictions);
    }

    private CompiledPolicy hengshui(int i) throws IOException {
        PolicyFile file = file("131100-hengshui/R-HS-01.yaml", i, "measures:外地留衡务工人员");
        ParameterValues values =
                days(file, i)
                        .withText("city", CITIES.get(i / 2 % CITIES.size()))
                        .withText("outsider_scope", SCOPES.get(i / 10 % 2))
                        .withText("duty_days", Integer.toString(i % 7))
                        .withText("base", 300 + i + ".00");
        return PolicyCompiler.compile(file, schema, values, jurisdictions);
    }

    /** Four holidays, each a day longer. */
    private static ParameterValues days(PolicyFile file, int i) {
        return ParameterValues.of(file, file.firstDay())
                .withText("holiday_first", "2021-02-1" + (1 - i / 4 % 2))
                .withText("holiday_last", "2021-02-1" + (7 + i / 2 % 2));
    }

    private static PolicyFile file(String name, int i, String cite) throws IOException {
        String yaml = Files.readString(FOLDER.resolve(name));
        String text =
                i % 3 == 2
                        ? yaml.replaceFirst("(?m)^eligibility:\n", AGE.formatted(16 + i % 5, cite))
                        : yaml;
        return PolicyFile.load(new StringReader(text), name);
    }
}
