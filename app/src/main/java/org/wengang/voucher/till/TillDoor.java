package org.wengang.voucher.till;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.wengang.database.Scope;
import org.wengang.kernel.Refused;
import org.wengang.security.Officer;
import org.wengang.security.Right;
import org.wengang.security.program.Programs;
import org.wengang.voucher.VoucherProblem;
import org.wengang.voucher.WrongCodes;
import org.wengang.voucher.merchant.Merchant;
import org.wengang.voucher.merchant.Merchants;

/**
 * Lets the browser of a till in by its secret. The secret lies in a cookie that no script reads and
 * no other site sends, so that a till stays signed in over a weekend and is out the moment its
 * secret ends.
 */
@Component
final class TillDoor {

    private final Programs programs;
    private final Merchants merchants;
    private final WrongCodes wrong;

    TillDoor(Programs programs, Merchants merchants, WrongCodes wrong) {
        this.programs = programs;
        this.merchants = merchants;
        this.wrong = wrong;
    }

    /** Who signed in, and the merchant it belongs to. */
    record Till(Officer program, Merchant merchant) {

        /** Does what the till asks within the scope of its office. */
        <R, X extends Throwable> R call(ScopedValue.CallableOp<? extends R, X> work) throws X {
            return Scope.within(program.org(), program.id()).call(work);
        }
    }

    /**
     * Empty where the secret is none of a till.
     *
     * @param secret from the cookie; empty where there is none
     */
    Optional<Till> open(String secret) {
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        return programs.letIn(secret)
                .filter(program -> program.may(Right.VOUCHERS_REDEEM))
                .map(program ->
                        new Till(
                                program,
                                Scope.within(program.org(), program.id())
                                        .call(() -> merchants.of(program))));
    }

    /**
     * Lets in whoever typed a secret; wrong ones are counted.
     *
     * @param address where it was typed
     * @throws Refused voucher-till-unknown, voucher-too-many-codes
     */
    Till signIn(String secret, String address) {
        return wrong.counting(
                "till at " + address,
                () ->
                        open(secret.strip())
                                .orElseThrow(() -> new Refused(VoucherProblem.TILL_UNKNOWN)));
    }
}
