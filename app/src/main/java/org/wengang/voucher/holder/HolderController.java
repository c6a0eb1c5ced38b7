package org.wengang.voucher.holder;

import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jte.Templates;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.wengang.database.Scope;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.organisation.Organisations;
import org.wengang.voucher.QrCode;
import org.wengang.voucher.VoucherCode;
import org.wengang.voucher.WrongCodes;
import org.wengang.voucher.merchant.Merchant;
import org.wengang.voucher.merchant.Merchants;
import org.wengang.voucher.merchant.PlaceKind;
import org.wengang.voucher.use.CardUses;
import org.wengang.voucher.use.ShownCard;
import org.wengang.web.Answer;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/** A voucher or a card to whoever knows its code, without signing in. */
@Controller
final class HolderController {

    private final HeldVouchers vouchers;
    private final CardUses cards;
    private final Merchants merchants;
    private final WrongCodes wrongCodes;
    private final Organisations organisations;
    private final Templates templates;

    HolderController(
            HeldVouchers vouchers,
            CardUses cards,
            Merchants merchants,
            WrongCodes wrongCodes,
            Organisations organisations,
            Templates templates) {
        this.vouchers = vouchers;
        this.cards = cards;
        this.merchants = merchants;
        this.wrongCodes = wrongCodes;
        this.organisations = organisations;
        this.templates = templates;
    }

    @GetMapping("/v")
    Answer ask(@RequestParam(defaultValue = "") String code, Page page) {
        var errors = FormErrors.none();
        if (!code.isBlank()) {
            var written = VoucherCode.parse(code);
            if (written.isPresent()) {
                return Answer.redirect("/v/" + written.get().value());
            }
            errors.add("code", "voucher.code.fault");
            return Answer.invalid(templates.voucherAskCode(page, code, errors));
        }
        return Answer.page(templates.voucherAskCode(page, code, errors));
    }

    /** A voucher, or a card. */
    @GetMapping("/v/{code}")
    Answer show(@PathVariable String code, ServletWebRequest request, Page page) {
        try {
            return held(VoucherCode.typed(code), request, page);
        } catch (Refused refused) {
            var problem = refused.problem();
            var errors = FormErrors.none().add("code", "problem." + problem.code());
            return new Answer.Shown(
                    templates.voucherAskCode(page, code, errors), problem.kind().status());
        }
    }

    private Answer held(VoucherCode written, ServletWebRequest request, Page page) {
        var address =
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/v/" + written.value())
                        .toUriString();
        var qr = QrCode.of(address);
        return Answer.page(
                wrongCodes.counting(
                        request.getRequest().getRemoteAddr(),
                        () ->
                                cards.held(written)
                                        .map(card -> card(page, card, written, qr))
                                        .orElseGet(() -> voucher(page, withCode(written), qr))));
    }

    private JteModel voucher(Page page, HeldVoucher voucher, QrCode qr) {
        return templates.voucherHolder(
                page,
                voucher,
                voucher.state(vouchers.today()),
                organisations.get(voucher.organisation()).name(page.language()),
                takers(voucher.organisation(), Set.of(PlaceKind.SHOP)),
                qr);
    }

    private JteModel card(Page page, ShownCard card, VoucherCode code, QrCode qr) {
        var kinds =
                card.privileges().stream()
                        .map(each -> each.privilege().place())
                        .collect(Collectors.toSet());
        return templates.voucherHeldCard(
                page,
                card,
                card.state(vouchers.today()),
                code.grouped(),
                organisations.get(card.organisation()).name(page.language()),
                takers(card.organisation(), kinds),
                qr);
    }

    private List<Merchant> takers(OrgPath office, Set<PlaceKind> kinds) {
        return Scope.system(OrgPath.ROOT, "places shown to a holder")
                .call(() -> merchants.taking(office, vouchers.today(), kinds));
    }

    /** The code alone picks the voucher, wherever it holds. */
    private HeldVoucher withCode(VoucherCode code) {
        return Scope.system(OrgPath.ROOT, "voucher shown to its holder")
                .call(() -> vouchers.get(code));
    }
}
