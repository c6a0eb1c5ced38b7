package org.wengang.registry;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What is known of a worker, and who said so.
 *
 * @param fact its name as in schema {@code worker/1}; beside those {@code name}, {@code mobile},
 *     {@code employer_name}, {@code uscc} and {@code remark}
 * @param value as the policy engine's types read it ({@code 130110}, {@code private}, {@code
 *     2021-02-11}, {@code 7}); a mobile number masked
 * @param importId of the roster that said it
 * @param row of that file, 1-based
 * @param statedOn the day the file came
 */
public record FactSource(
        String fact, String value, UUID importId, String fileName, int row, LocalDate statedOn) {}
