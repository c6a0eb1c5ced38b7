package org.wengang.voucher.till;

import java.util.UUID;
import jte.Templates;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.voucher.VoucherCode;
import org.wengang.voucher.use.CardUses;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.Page;

/** Privileges of cards, used at a till. */
@Controller
@RequestMapping("/till/card-uses")
final class TillCardController {

    private final TillDesk desk;
    private final CardUses uses;
    private final Redemptions redemptions;
    private final Templates templates;

    TillCardController(TillDesk desk, CardUses uses, Redemptions redemptions, Templates templates) {
        this.desk = desk;
        this.uses = uses;
        this.redemptions = redemptions;
        this.templates = templates;
    }

    @PostMapping
    Answer use(
            @CookieValue(name = TillController.SECRET, defaultValue = "") String secret,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "0") int privilege,
            @RequestParam(defaultValue = "") String key,
            Page page) {
        return desk.inside(
                secret,
                page,
                till -> {
                    try {
                        var request = TillDesk.key(key);
                        var done =
                                desk.counting(
                                        till,
                                        () ->
                                                uses.use(
                                                        till.merchant(),
                                                        request,
                                                        VoucherCode.typed(code),
                                                        privilege));
                        return Answer.redirect(
                                "/till/card-uses/" + done.id(),
                                Flash.done("voucher.till.card.done"));
                    } catch (Refused refused) {
                        return desk.refused(page, till, code, "code", refused);
                    }
                });
    }

    @GetMapping("/{id}")
    Answer receipt(
            @CookieValue(name = TillController.SECRET, defaultValue = "") String secret,
            @PathVariable UUID id,
            Page page) {
        return desk.inside(
                secret,
                page,
                till -> {
                    var use = uses.get(till.merchant(), id);
                    return Answer.page(
                            templates.voucherCardReceipt(
                                    page,
                                    till.merchant(),
                                    use,
                                    use.isReversible(redemptions.today()),
                                    Ids.newId().toString()));
                });
    }

    @PostMapping("/{id}/reversal")
    Answer reverse(
            @CookieValue(name = TillController.SECRET, defaultValue = "") String secret,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String key,
            Page page) {
        return desk.inside(
                secret,
                page,
                till -> {
                    uses.reverse(till.merchant(), TillDesk.key(key), id);
                    return Answer.redirect(
                            "/till/card-uses/" + id, Flash.done("voucher.till.card.reversed"));
                });
    }
}
