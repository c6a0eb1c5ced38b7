package org.wengang.entitlement.payment;

import java.util.UUID;
import org.wengang.kernel.PersonName;

/**
 * A line of a batch as pages show it.
 *
 * @param idLast4 of the identity number
 */
public record PaymentLine(
        int number, UUID award, PersonName name, String idLast4, long amountFen) {}
