package org.wengang.voucher.till;

import gg.jte.models.runtime.JteModel;
import java.util.Optional;
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

    /** The first page of a till. */
    static final String FIRST = "/till";

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

    /**
     * Does it within the scope of the till; asks for the secret where it is none. Whatever is
     * refused is told on the first page: whoever stands at a till has no other.
     */
    Answer inside(String secret, Page page, Function<Till, Answer> work) {
        return door.open(secret)
                .map(till -> till.call(() -> told(page, till, work)))
                .orElseGet(() ->
                        Answer.page(
                                templates.voucherTillSignIn(
                                        page.backTo(FIRST), FormErrors.none())));
    }

    private Answer told(Page page, Till till, Function<Till, Answer> work) {
        try {
            return work.apply(till);
        } catch (Refused refused) {
            return new Answer.Shown(
                    start(page.backTo(FIRST), till, "", told("code", refused)),
                    refused.problem().kind().status());
        }
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

    /**
     * The first page, with why not beside a field. Whether too many wrong codes came is told by the
     * status too: a form that was sent then is not answered yet.
     */
    Answer refused(Page page, Till till, String code, String field, Refused refused) {
        var problem = refused.problem();
        var status = problem == VoucherProblem.TOO_MANY_CODES ? problem.kind().status() : 422;
        return new Answer.Shown(
                start(page.backTo(FIRST), till, code, told(field, refused)), status);
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
        return templates.voucherTillCard(
                page.backTo(FIRST), till.merchant(), card, offers, code.value());
    }

    private JteModel amount(Page page, Till till, String code) {
        var voucher = spendable(till, code);
        var amount = voucher.partial() ? "" : new Money(voucher.leftFen()).yuan();
        var form = new TillForm(code, amount, Ids.newId().toString());
        return amount(page, till, voucher, form, FormErrors.none());
    }

    /** How much to take, asked again with what is wrong with it. */
    JteModel amount(
            Page page, Till till, SpendableVoucher voucher, TillForm form, FormErrors errors) {
        return templates.voucherTillAmount(
                page.backTo(FIRST), till.merchant(), voucher, form, errors);
    }

    /**
     * @throws Refused voucher-code-form, -no-shop, and whatever forbids to spend it
     */
    SpendableVoucher voucher(Till till, String code) {
        return counting(till, () -> spendable(till, code));
    }

    private SpendableVoucher spendable(Till till, String code) {
        var voucher = redemptions.voucher(till.program(), VoucherCode.typed(code));
        if (!till.merchant().kind().takesVouchers()) {
            throw new Refused(VoucherProblem.NO_SHOP);
        }
        return voucher;
    }

    /**
     * @param before what the same request came to if it came before
     */
    <T> T counting(Till till, Supplier<T> search, Supplier<Optional<T>> before) {
        return wrongCodes.counting(till.program().id(), search, before);
    }

    private <T> T counting(Till till, Supplier<T> search) {
        return counting(till, search, Optional::empty);
    }

    /**
     * @throws Refused voucher-key-missing
     */
    static UUID key(String text) {
        return Forms.id(text).orElseThrow(() -> new Refused(VoucherProblem.KEY_MISSING));
    }

    static FormErrors told(String field, Refused refused) {
        var problem = refused.problem();
        return problem == VoucherProblem.KEY_REUSED
                ? FormErrors.none().add(field, "voucher.till.fault.sent-before")
                : FormErrors.none()
                        .add(field, "problem." + problem.code(), refused.arguments().toArray());
    }
}
