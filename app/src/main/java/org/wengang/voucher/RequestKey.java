package org.wengang.voucher;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wengang.entitlement.Forms;
import org.wengang.kernel.Refused;

/** By which a program says that a request is the one it sent before. */
public final class RequestKey {

    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[!-~]{8,200}");

    private RequestKey() {}

    /**
     * A key that is no UUID stands for the one made of it.
     *
     * @param text of the header; null where there is none
     * @throws Refused voucher-key-missing
     */
    public static UUID of(@Nullable String text) {
        if (text == null || !FORM.matcher(text).matches()) {
            throw new Refused(VoucherProblem.KEY_MISSING);
        }
        return Forms.id(text)
                .orElseGet(() -> UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
