package org.wengang.voucher.holder;

import java.util.List;
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
import org.wengang.voucher.VoucherProblem;
import org.wengang.voucher.WrongCodes;
import org.wengang.voucher.merchant.Merchant;
import org.wengang.voucher.merchant.Merchants;
import org.wengang.web.Answer;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/** A voucher to whoever knows its code, without signing in. */
@Controller
final class HolderController {

    private final HeldVouchers vouchers;
    private final Merchants merchants;
    private final WrongCodes wrongCodes;
    private final Organisations organisations;
    private final Templates templates;

    HolderController(
            HeldVouchers vouchers,
            Merchants merchants,
            WrongCodes wrongCodes,
            Organisations organisations,
            Templates templates) {
        this.vouchers = vouchers;
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

    @GetMapping("/v/{code}")
    Answer show(@PathVariable String code, ServletWebRequest request, Page page) {
        var voucher =
                wrongCodes.counting(request.getRequest().getRemoteAddr(), () -> withCode(code));
        var address =
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/v/" + voucher.code().value())
                        .toUriString();
        return Answer.page(
                templates.voucherHolder(
                        page,
                        voucher,
                        voucher.state(vouchers.today()),
                        organisations.get(voucher.organisation()).name(page.language()),
                        takers(voucher),
                        QrCode.of(address)));
    }

    private List<Merchant> takers(HeldVoucher voucher) {
        return Scope.system(OrgPath.ROOT, "merchants shown to a holder")
                .call(() -> merchants.taking(voucher.organisation(), vouchers.today()));
    }

    /** The code alone picks the voucher, wherever it holds. */
    private HeldVoucher withCode(String text) {
        var code = VoucherCode.parse(text).orElseThrow(() -> new Refused(VoucherProblem.CODE_FORM));
        return Scope.system(OrgPath.ROOT, "voucher shown to its holder")
                .call(() -> vouchers.get(code));
    }
}
