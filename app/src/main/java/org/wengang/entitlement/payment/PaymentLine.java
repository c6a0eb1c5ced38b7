package org.wengang.entitlement.payment;

import java.util.UUID;
import org.wengang.kernel.PartyName;

/**
 * A line of a batch as pages show it.
 *
 * @param name of who is paid
 * @param idLast4 of the identity number, or of the credit code of an organisation
 */
public record PaymentLine(int number, UUID award, PartyName name, String idLast4, long amountFen) {}
