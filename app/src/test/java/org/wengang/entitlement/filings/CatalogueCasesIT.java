package org.wengang.entitlement.filings;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.registry.GivenFiling.uscc;
import static org.wengang.registry.GivenRoster.id;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.WengangTest;
import org.wengang.engine.policy.PolicyCase;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.policy.Verdict;
import org.wengang.engine.schema.Fact;
import org.wengang.engine.schema.FactSchema;
import org.wengang.engine.schema.Type;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.policy.PolicyDesk;
import org.wengang.policy.catalogue.PolicyFolder;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.filing.FilingColumn;
import org.wengang.registry.filing.FilingColumn.Named;
import org.wengang.registry.filing.FilingLayout;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Role;

/**
 * The examples of the catalogue, filed: what a case says of given facts is what becomes of a file
 * with those facts in the words of its form, brought in and determined by the issued policy, to the
 * fen.
 */
@WengangTest
class CatalogueCasesIT {

    private static final Map<String, FactSchema> SCHEMAS = PolicyFolder.onClassPath().schemas();

    private final GivenEntitlements given;
    private final ApplicationContext application;
    private final RosterDesk desk;

    @Autowired
    CatalogueCasesIT(ApplicationContext application) {
        this.given = new GivenEntitlements(application);
        this.application = application;
        this.desk = new RosterDesk(application);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "130100-shijiazhuang/R-SJZ-05",
                "130172-xunhuan/R-SJZ-03",
                "130181-xinji/R-XJ-01",
                "130682-dingzhou/R-DZ-01",
                "130723-kangbao/R-ZJK-05",
                "130800-chengde/R-CD-02",
                "130900-cangzhou/R-CZ-02",
                "220100-changchun/R-CC-01",
                "220100-changchun/R-CC-02",
                "220100-changchun/R-CC-03",
                "220100-changchun/R-CC-04",
                "220100-changchun/R-CC-05",
                "220100-changchun/R-CC-07",
                "410300-luoyang/R-LY-04",
                "620100-lanzhou/R-GS-01",
                "620100-lanzhou/R-GS-02",
                "620100-lanzhou/R-GS-03",
                "620700-zhangye/R-GS-05",
                "620702-ganzhou/R-GS-07",
                "620902-suzhou/R-GS-11",
                "620922-guazhou/R-GS-09",
                "620981-yumen/R-GS-08"
            })
    void what_a_case_says_becomes_of_a_filing(String name) {
        var file =
                PolicyFile.load(
                        new StringReader(GivenEntitlements.read(name + ".yaml")), name + ".yaml");
        var schema = Objects.requireNonNull(SCHEMAS.get(file.schema().text()));
        var first = texts(file.cases().getFirst());
        var cases = file.cases().stream().filter(each -> texts(each).equals(first)).toList();
        var values = new LinkedHashMap<>(first);
        file.openParameters()
                .forEach(open -> {
                    if (open.valueOn(file.firstDay()) == null && !values.containsKey(open.name())) {
                        values.put(open.name(), anyOf(open.type()));
                    }
                });
        var policies = new PolicyDesk(application);
        var policy = policies.issue(file.code(), values);
        var organisation = policies.policy(file.code()).organisation();
        var caseworker = given.officer(organisation, Role.CASEWORKER);
        var batch = desk.bring(caseworker, schema.name(), "申报.xlsx", file(schema, cases).xlsx());
        assertThat(batch.counts()).isEqualTo(new ImportBatch.Counts(cases.size(), 0, 0, 0));
        var run = given.determine(caseworker, policy);
        assertThat(verdicts(run)).isEqualTo(expected(cases));
        given.assertPoolsBalance();
    }

    private static Map<String, String> texts(PolicyCase each) {
        return each.with().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().text()));
    }

    /** For what the cases do not turn on. */
    private static String anyOf(Type type) {
        return switch (type) {
            case Type.Simple.MONEY -> "1000000000";
            case Type.Simple.INT -> "6";
            case Type.Simple.DATE -> "2021-02-11";
            case Type.Simple.BOOL -> "false";
            case Type.Code(String list) ->
                    switch (list) {
                        case "payee" -> "worker";
                        case "on_exhausted" -> "wait";
                        case "rounding" -> "half_up";
                        default -> throw new IllegalStateException(list);
                    };
            default -> throw new IllegalStateException(type.word());
        };
    }

    /** A row a case, each of another person and another organisation, named by its number. */
    private static GivenRoster file(FactSchema schema, List<PolicyCase> cases) {
        var layout = FilingLayout.of(schema);
        var file =
                GivenRoster.with(
                        layout.columns().stream()
                                .map(FilingColumn::heading)
                                .toArray(String[]::new));
        for (int i = 0; i < cases.size(); i++) {
            var row = new ArrayList<@Nullable Object>();
            for (var column : layout.columns()) {
                row.add(cell(layout, column, cases.get(i), i));
            }
            file.row(row.toArray());
        }
        return file;
    }

    private static @Nullable Object cell(
            FilingLayout layout, FilingColumn column, PolicyCase each, int number) {
        return switch (column) {
            case Named.NAME -> "张试一";
            case Named.ID -> id(number);
            case Named.ID_KIND -> null;
            case Named.ORGANISATION -> "试验单位" + number;
            case Named.USCC -> uscc(number);
            case Named.MONTH -> "2021-02";
            case Named.OCCASION -> "案例" + number;
            case FilingColumn.OfFact(var fact) -> {
                var text = each.given().get(fact.name());
                if (text != null) {
                    yield written(layout.schema(), fact, text.text());
                }
                yield layout.isMonth(fact) && layout.isRequired(column) ? "2021-02" : null;
            }
        };
    }

    private static String written(FactSchema schema, Fact fact, String text) {
        return switch (fact.type()) {
            case Type.Simple.BOOL -> text.equals("true") ? "是" : "否";
            case Type.Code(String list) ->
                    Objects.requireNonNull(schema.codeList(list).labels().get(text)).chinese();
            default -> text;
        };
    }

    private Map<String, String> verdicts(UUID run) {
        var verdicts = new LinkedHashMap<String, String>();
        given.owner()
                .sql(
                        """
                        select s.occasion, d.verdict, coalesce(d.amount_fen, 0) as fen
                          from entitlement.determination d
                          join registry.published_subject s using (subject_id)
                         where d.run_id = :run\
                        """)
                .param("run", run)
                .query(row -> {
                    verdicts.put(
                            row.getString("occasion"),
                            row.getString("verdict") + " " + row.getLong("fen"));
                });
        return verdicts;
    }

    private static Map<String, String> expected(List<PolicyCase> cases) {
        var expected = new LinkedHashMap<String, String>();
        for (int i = 0; i < cases.size(); i++) {
            var each = cases.get(i);
            var amount = each.amount();
            var isDue = each.verdict() == Verdict.ELIGIBLE && amount != null;
            var fen =
                    isDue && amount != null
                            ? Objects.requireNonNull(Type.Simple.MONEY.value(amount.text()))
                            : 0L;
            expected.put("案例" + i, each.verdict().word() + " " + fen);
        }
        return expected;
    }
}
