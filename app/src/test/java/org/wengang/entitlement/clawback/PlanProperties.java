package org.wengang.entitlement.clawback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.wengang.entitlement.clawback.Clawback.Instalment;

class PlanProperties {

    @Property
    void the_parts_are_the_amount_to_the_fen_and_none_is_empty(
            @ForAll @LongRange(min = 36, max = 10_000_000_000L) long fen,
            @ForAll @IntRange(min = 1, max = 36) int parts) {
        var plan = Plan.of(fen, parts, LocalDate.of(2021, 1, 31));
        assertThat(plan).hasSize(parts);
        assertThat(plan.stream().mapToLong(Instalment::amountFen).sum()).isEqualTo(fen);
        assertThat(plan).allMatch(part -> part.amountFen() > 0);
        assertThat(plan.getLast().amountFen() - plan.getFirst().amountFen()).isBetween(0L, 35L);
        for (var i = 1; i < parts; i++) {
            assertThat(plan.get(i).dueOn()).isAfter(plan.get(i - 1).dueOn());
        }
    }
}
