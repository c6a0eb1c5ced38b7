package org.wengang.entitlement.bankfile;

import java.util.HexFormat;
import java.util.UUID;
import org.wengang.entitlement.bank.BankFormat;

/**
 * A file as it was given to the bank.
 *
 * @param sm3 digest of its content, 32 bytes
 * @param signature SM2 over its content, DER
 */
public record GivenFile(
        UUID batch, BankFormat format, int lineCount, long totalFen, byte[] sm3, byte[] signature) {

    public String digest() {
        return HexFormat.of().formatHex(sm3);
    }

    public String signed() {
        return HexFormat.of().formatHex(signature);
    }
}
