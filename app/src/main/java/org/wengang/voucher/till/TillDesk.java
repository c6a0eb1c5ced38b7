package org.wengang.voucher.till;

import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import jte.Templates;
import org.springframework.stereotype.Component;
import org.wengang.entitlement.Forms;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Money;
import org.wengang.kernel.Refused;
import org.wengang.voucher.VoucherCode;
import org.wengang.voucher.VoucherProblem;
import org.wengang.voucher.WrongCodes;
import org.wengang.voucher.till.TillDoor.Till;
import org.wengang.voucher.use.CardUses;
import org.wengang.voucher.use.ShownCard;
import org.wengang.web.Answer;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/**
 * What the pages of a till have in common: the door, the first page, and what a code stands for.
 */
@Component
final class TillDesk {

    private final TillDoor door;
    private final Redemptions redemptions;
    private final CardUses uses;
    private final WrongCodes wrongCodes;
    private final Templates templates;

    TillDesk(
            TillDoor door,
            Redemptions redemptions,
            CardUses uses,
            WrongCodes wrongCodes,
            Templates templates) {
        this.door = door;
        this.redemptions = redemptions;
        this.uses = uses;
        this.wrongCodes = wrongCodes;
        this.templates = templates;
    }

    /** Does it within the scope of the till; asks for the secret where it is none. */
    Answer inside(String secret, Page page, Function<Till, Answer> work) {
        return door.open(secret)
                .map(till -> till.call(() -> work.apply(till)))
                .orElseGet(() -> Answer.page(templates.voucherTillSignIn(page, FormErrors.none())));
    }

    JteModel start(Page page, Till till, String code, FormErrors errors) {
        return templates.voucherTill(
                page,
                till.merchant(),
                till.merchant().state(redemptions.today()),
                redemptions.newest(till.program()),
                redemptions.sumFen(till.program()),
                uses.newest(till.merchant()),
                code,
                errors);
    }

    /** The first page, with why not beside a field. */
    Answer refused(Page page, Till till, String code, String field, Refused refused) {
        return Answer.invalid(start(page, till, code, told(field, refused)));
    }

    /**
     * A voucher and how much to take of it, or a card and what it is good for here.
     *
     * @param field of the first page that the code came by
     */
    Answer look(Page page, Till till, String text, String field) {
        try {
            var code = VoucherCode.typed(text);
            return Answer.page(
                    counting(
                            till,
                            () ->
                                    uses.card(till.merchant(), code)
                                            .map(card -> card(page, till, card, code))
                                            .orElseGet(() -> amount(page, till, text))));
        } catch (Refused refused) {
            return refused(page, till, text, field, refused);
        }
    }

    private JteModel card(Page page, Till till, ShownCard card, VoucherCode code) {
        var offers =
                card.at(till.merchant().kind()).stream()
                        .map(standing -> new CardOffer(standing, Ids.newId().toString()))
                        .toList();
        return templates.voucherTillCard(page, till.merchant(), card, offers, code.value());
    }

    private JteModel amount(Page page, Till till, String code) {
        var voucher = voucher(till, code);
        var amount = voucher.partial() ? "" : new Money(voucher.leftFen()).toString();
        return templates.voucherTillAmount(
                page,
                till.merchant(),
                voucher,
                new TillForm(code, amount, Ids.newId().toString()),
                FormErrors.none());
    }

    /**
     * @throws Refused voucher-code-form, -no-shop, and whatever forbids to spend it
     */
    SpendableVoucher voucher(Till till, String code) {
        var voucher =
                counting(till, () -> redemptions.voucher(till.program(), VoucherCode.typed(code)));
        if (!till.merchant().kind().takesVouchers()) {
            throw new Refused(VoucherProblem.NO_SHOP);
        }
        return voucher;
    }

    <T> T counting(Till till, Supplier<T> search) {
        return wrongCodes.counting("till " + till.program().id(), search);
    }

    /**
     * @throws Refused voucher-key-missing
     */
    static UUID key(String text) {
        return Forms.id(text).orElseThrow(() -> new Refused(VoucherProblem.KEY_MISSING));
    }

    static FormErrors told(String field, Refused refused) {
        return FormErrors.none()
                .add(field, "problem." + refused.problem().code(), refused.arguments().toArray());
    }
}
