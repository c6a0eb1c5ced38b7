package org.wengang.entitlement.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wengang.kernel.Ids;
import org.wengang.kernel.PartyName;

class PaymentsTest {

    @Test
    void a_sum_that_does_not_fit_is_no_sum() {
        assertThat(Payments.totalFen(List.of(due(Long.MAX_VALUE - 1), due(1))))
                .isEqualTo(Long.MAX_VALUE);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Payments.totalFen(List.of(due(Long.MAX_VALUE), due(1))));
    }

    private static PayableRepository.Due due(long fen) {
        return new PayableRepository.Due(
                Ids.newId(),
                Ids.newId(),
                PartyName.of("张试一", null),
                null,
                fen,
                Ids.newId(),
                Ids.newId());
    }
}
