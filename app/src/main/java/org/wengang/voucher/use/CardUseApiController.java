package org.wengang.voucher.use;

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
import org.wengang.voucher.CardProblem;
import org.wengang.voucher.RequestKey;
import org.wengang.voucher.VoucherCode;
import org.wengang.voucher.WrongCodes;
import org.wengang.voucher.merchant.Merchants;

/** Uses of cards for programs of places. */
@RestController
@RequestMapping("/api/v1/card-uses")
final class CardUseApiController {

    private final CardUses uses;
    private final Merchants places;
    private final WrongCodes wrongCodes;

    CardUseApiController(CardUses uses, Merchants places, WrongCodes wrongCodes) {
        this.uses = uses;
        this.places = places;
        this.wrongCodes = wrongCodes;
    }

    /**
     * @param code as it is typed or scanned
     * @param privilege its number on the card
     */
    record Wanted(@Nullable String code, @Nullable Integer privilege) {}

    /**
     * @param uses of the privilege with this card, right after it
     * @param mostUses null for as often as needed
     */
    record CardUseItem(
            UUID id,
            LocalDate day,
            Instant at,
            int privilege,
            int uses,
            @Nullable Integer mostUses,
            @Nullable UUID reverses) {}

    @PostMapping
    CardUseItem use(
            @RequestHeader(name = RequestKey.HEADER, required = false) @Nullable String key,
            @RequestBody Wanted wanted,
            @AuthenticationPrincipal Officer till) {
        var request = RequestKey.of(key);
        var privilege = wanted.privilege();
        if (privilege == null) {
            throw new Refused(CardProblem.PRIVILEGE_NOT_FOUND);
        }
        var place = places.of(till);
        return item(
                wrongCodes.counting(
                        "till " + till.id(),
                        () ->
                                uses.use(
                                        place,
                                        request,
                                        VoucherCode.typed(wanted.code()),
                                        privilege)));
    }

    @GetMapping("/{id}")
    CardUseItem show(@PathVariable UUID id, @AuthenticationPrincipal Officer till) {
        return item(uses.get(places.of(till), id));
    }

    @PostMapping("/{id}/reversal")
    CardUseItem reverse(
            @RequestHeader(name = RequestKey.HEADER, required = false) @Nullable String key,
            @PathVariable UUID id,
            @AuthenticationPrincipal Officer till) {
        return item(uses.reverse(places.of(till), RequestKey.of(key), id));
    }

    private static CardUseItem item(CardUse use) {
        return new CardUseItem(
                use.id(),
                use.day(),
                use.at(),
                use.number(),
                use.uses(),
                use.mostUses(),
                use.reverses());
    }
}
