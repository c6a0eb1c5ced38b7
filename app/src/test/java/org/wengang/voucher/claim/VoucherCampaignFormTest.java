package org.wengang.voucher.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wengang.web.FormErrors;

class VoucherCampaignFormTest {

    private static final Clock NOW =
            Clock.fixed(Instant.parse("2021-02-10T00:00:00Z"), ZoneId.of("Asia/Shanghai"));

    @Test
    void nobody_claims_after_the_last_day_of_use() {
        assertThat(faults("100", "2021-02-13T10:00", "2021-03-09T00:00")).containsExactly("pool");
        assertThat(faults("100", "2021-02-13T10:00", "2021-03-09T00:01"))
                .containsExactlyInAnyOrder("lastDay", "pool");
    }

    @Test
    void moments_of_no_calendar_and_faces_beyond_all_money_are_faults_of_their_fields() {
        assertThat(faults("900000000000000", "+999999999-12-31T10:00", "-999999999-01-01T10:00"))
                .containsExactlyInAnyOrder("face", "opens", "closes", "pool");
    }

    @Test
    void a_campaign_that_is_over_before_it_is_planned_is_none() {
        assertThat(faults("100", "2021-02-09T10:00", "2021-02-10T08:00"))
                .containsExactlyInAnyOrder("closes", "pool");
        assertThat(faults("100", "2021-02-09T10:00", "2021-02-10T08:01")).containsExactly("pool");
    }

    private static Set<String> faults(String face, String opens, String closes) {
        var errors = FormErrors.none();
        new VoucherCampaignForm(
                        "抢券",
                        face,
                        "1000000",
                        opens,
                        closes,
                        "2021-02-13",
                        "2021-03-08",
                        "whole",
                        "",
                        "")
                .plan(NOW, List.of(), errors);
        return errors.all().keySet();
    }
}
