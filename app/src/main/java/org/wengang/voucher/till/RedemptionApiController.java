package org.wengang.voucher.till;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wengang.kernel.Refused;
import org.wengang.security.Officer;
import org.wengang.security.program.Lane;
import org.wengang.voucher.RequestKey;
import org.wengang.voucher.VoucherCode;
import org.wengang.voucher.VoucherProblem;
import org.wengang.voucher.WrongCodes;

/** Redemptions for programs of merchants. */
@RestController
@RequestMapping("/api/v1/redemptions")
final class RedemptionApiController implements Lane<RedemptionApiController.Wanted> {

    private final Redemptions redemptions;
    private final WrongCodes wrongCodes;

    RedemptionApiController(Redemptions redemptions, WrongCodes wrongCodes) {
        this.redemptions = redemptions;
        this.wrongCodes = wrongCodes;
    }

    /**
     * @param code as it is typed or scanned
     */
    record Wanted(@Nullable String code, @Nullable Long amountFen) {}

    /**
     * @param amountFen below 0 where it gives back what {@code reverses} took
     * @param leftFen of the voucher, right after it
     */
    record RedemptionItem(
            UUID id,
            LocalDate day,
            Instant at,
            long amountFen,
            long leftFen,
            @Nullable UUID reverses) {}

    @Override
    public String path() {
        return "/api/v1/redemptions";
    }

    @Override
    public Class<Wanted> body() {
        return Wanted.class;
    }

    @Override
    public Object answer(Officer program, String key, Wanted body) {
        return redeem(key, body, program);
    }

    @PostMapping
    RedemptionItem redeem(
            @RequestHeader(name = RequestKey.HEADER, required = false) @Nullable String key,
            @RequestBody Wanted wanted,
            @AuthenticationPrincipal Officer till) {
        var request = RequestKey.of(key);
        var amount = wanted.amountFen();
        if (amount == null) {
            throw new Refused(VoucherProblem.AMOUNT_FORM);
        }
        return item(
                wrongCodes.counting(
                        till.id(),
                        () ->
                                redemptions.redeem(
                                        till, request, VoucherCode.typed(wanted.code()), amount),
                        () ->
                                redemptions.before(
                                        till, request, VoucherCode.typed(wanted.code()), amount)));
    }

    @GetMapping("/{id}")
    RedemptionItem show(@PathVariable UUID id, @AuthenticationPrincipal Officer till) {
        return item(redemptions.get(till, id));
    }

    @PostMapping("/{id}/reversal")
    RedemptionItem reverse(
            @RequestHeader(name = RequestKey.HEADER, required = false) @Nullable String key,
            @PathVariable UUID id,
            @AuthenticationPrincipal Officer till) {
        return item(redemptions.reverse(till, RequestKey.of(key), id));
    }

    private static RedemptionItem item(Redemption redemption) {
        return new RedemptionItem(
                redemption.id(),
                redemption.day(),
                redemption.at(),
                redemption.amountFen(),
                redemption.leftFen(),
                redemption.reverses());
    }
}
