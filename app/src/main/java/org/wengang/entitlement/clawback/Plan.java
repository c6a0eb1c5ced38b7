package org.wengang.entitlement.clawback;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.wengang.entitlement.clawback.Clawback.Instalment;

/** Equal parts, a month apart. */
final class Plan {

    static final int MOST_INSTALMENTS = 36;

    private Plan() {}

    /**
     * The parts together are the amount; the last one takes what does not divide.
     *
     * @param amountFen at least the number of parts
     * @param parts 1 to {@link #MOST_INSTALMENTS}
     * @param firstDue of the first; each next one is due a month later, on the same day or the
     *     month’s last
     */
    static List<Instalment> of(long amountFen, int parts, LocalDate firstDue) {
        if (parts < 1 || parts > MOST_INSTALMENTS || amountFen < parts) {
            throw new IllegalArgumentException("%d fen in %d parts".formatted(amountFen, parts));
        }
        var part = amountFen / parts;
        return IntStream.range(0, parts)
                .mapToObj(i ->
                        new Instalment(
                                i + 1,
                                firstDue.plusMonths(i),
                                i < parts - 1 ? part : amountFen - part * (parts - 1)))
                .toList();
    }
}
