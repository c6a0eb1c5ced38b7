package org.wengang.voucher.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wengang.web.FormErrors;

class CardKindFormTest {

    @Test
    void a_privilege_without_a_name_is_told_and_not_lost() {
        var errors = FormErrors.none();
        var form =
                CardKindForm.of(
                        Map.of(
                                "title", "光荣卡",
                                "source", "衡水〔2021〕1号",
                                "firstDay", "2021-02-11",
                                "lastDay", "2021-02-17",
                                "name1", "核酸检测",
                                "gives1", "free",
                                "uses1", "1",
                                "place1", "public_hospital",
                                "uses2", "1"));
        assertThat(form.plan(LocalDate.of(2021, 2, 10), errors)).isEmpty();
        assertThat(errors.all()).containsKey("name2").doesNotContainKey("name1");
    }
}
