package org.wengang.voucher.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A redemption or reversal in a statement.
 *
 * @param amountFen below 0 for a reversal
 */
public record StatementLine(UUID redemption, LocalDate day, Instant at, long amountFen) {}
