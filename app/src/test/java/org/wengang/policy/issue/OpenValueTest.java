package org.wengang.policy.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wengang.engine.schema.Type;
import org.wengang.organisation.Divisions;
import org.wengang.policy.catalogue.PolicyFolder;

/** What an officer types, and what the policy then holds. */
class OpenValueTest {

    private static final PolicyFolder FOLDER = PolicyFolder.onClassPath();
    private static final Divisions DIVISIONS = Divisions.load();

    @ParameterizedTest
    @CsvSource({
        "money, 500000, 500000.00",
        "money, '500,000', 500000.00",
        "money, ' 500000.5 元', 500000.50",
        "money, ¥12.34, 12.34",
        "money, １２３, 123.00",
        "money, 0, 0.00",
        "int, 3, 3",
        "int, ３ , 3",
        "date, 2021-02-11, 2021-02-11",
        "region, 130110, 130110",
        "region, 河北省石家庄市鹿泉区, 130110",
        "bool, true, true",
        "code(scope), prefecture, prefecture",
        "codes(employer_kind), 'private,foreign', 'private,foreign'"
    })
    void is_read_as_the_file_would_write_it(String type, String typed, String value) {
        assertThat(of(type).read(typed, DIVISIONS)).contains(value);
    }

    @ParameterizedTest
    @CsvSource({
        "money, 五十万",
        "money, 500.001",
        "money, -1",
        "money, '5,00'",
        "money, 99999999999999",
        "int, 1.5",
        "int, -1",
        "date, 2021-02-30",
        "date, 2021年2月11日",
        "region, 鹿泉",
        "region, 999999",
        "bool, maybe",
        "code(scope), village",
        "codes(employer_kind), 'private,public'",
        "codes(employer_kind), 'private,private'"
    })
    void is_refused(String type, String typed) {
        assertThat(of(type).read(typed, DIVISIONS)).isEmpty();
    }

    private static OpenValue of(String type) {
        return new OpenValue(
                Objects.requireNonNull(Type.parse(type)),
                Objects.requireNonNull(FOLDER.schemas().get("worker/1")));
    }
}
