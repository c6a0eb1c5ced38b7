package org.wengang.voucher.till;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import jte.Templates;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Money;
import org.wengang.kernel.Problem;
import org.wengang.kernel.Refused;
import org.wengang.voucher.VoucherCode;
import org.wengang.voucher.VoucherProblem;
import org.wengang.voucher.till.TillDoor.Till;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/** The till on a merchant's phone: type the code, see what is left, redeem. */
@Controller
@RequestMapping("/till")
final class TillController {

    /** The cookie that holds it. */
    static final String SECRET = "till";

    /** What another amount would mend. */
    private static final Set<Problem> ANOTHER_AMOUNT =
            Set.of(VoucherProblem.TOO_MUCH, VoucherProblem.WHOLE_ONLY);

    private final TillDoor door;
    private final TillDesk desk;
    private final Redemptions redemptions;
    private final Templates templates;

    TillController(TillDoor door, TillDesk desk, Redemptions redemptions, Templates templates) {
        this.door = door;
        this.desk = desk;
        this.redemptions = redemptions;
        this.templates = templates;
    }

    @GetMapping
    Answer show(@CookieValue(name = SECRET, defaultValue = "") String secret, Page page) {
        return desk.inside(
                secret, page, till -> Answer.page(desk.start(page, till, "", FormErrors.none())));
    }

    @PostMapping("/sign-in")
    Answer signIn(
            @RequestParam(defaultValue = "") String secret,
            HttpServletRequest request,
            HttpServletResponse response,
            Page page) {
        try {
            var till = door.signIn(secret, request.getRemoteAddr());
            var days = redemptions.today().until(till.merchant().lastDay(), ChronoUnit.DAYS);
            keep(secret.strip(), Duration.ofDays(Math.max(days, 0) + 1), request, response);
            return Answer.redirect(TillDesk.FIRST);
        } catch (Refused refused) {
            return Answer.invalid(
                    templates.voucherTillSignIn(
                            page.backTo(TillDesk.FIRST), TillDesk.told("secret", refused)));
        }
    }

    @PostMapping("/sign-out")
    Answer signOut(HttpServletRequest request, HttpServletResponse response) {
        keep("", Duration.ZERO, request, response);
        return Answer.redirect("/till");
    }

    private static void keep(
            String secret,
            Duration time,
            HttpServletRequest request,
            HttpServletResponse response) {
        var cookie =
                ResponseCookie.from(SECRET, secret)
                        .path("/till")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Strict")
                        .maxAge(time)
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** What the code stands for, and how much to take of it. */
    @PostMapping("/voucher")
    Answer voucher(
            @CookieValue(name = SECRET, defaultValue = "") String secret,
            @RequestParam(defaultValue = "") String code,
            Page page) {
        return desk.inside(secret, page, till -> desk.look(page, till, code, "code"));
    }

    @PostMapping("/redemptions")
    Answer redeem(
            @CookieValue(name = SECRET, defaultValue = "") String secret,
            @ModelAttribute TillForm form,
            Page page) {
        return desk.inside(secret, page, till -> redeem(till, form, page));
    }

    private Answer redeem(Till till, TillForm form, Page page) {
        var errors = FormErrors.none();
        var amount = form.amountFen(errors);
        if (amount.isEmpty()) {
            return again(page, till, form, errors);
        }
        try {
            var key = TillDesk.key(form.key());
            var code = VoucherCode.typed(form.code());
            var fen = amount.getAsLong();
            var done =
                    desk.counting(
                            till,
                            () -> redemptions.redeem(till.program(), key, code, fen),
                            () -> redemptions.before(till.program(), key, code, fen));
            return Answer.redirect(
                    "/till/redemptions/" + done.id(),
                    Flash.done("voucher.till.done", new Money(done.amountFen())));
        } catch (Refused refused) {
            return ANOTHER_AMOUNT.contains(refused.problem())
                    ? again(page, till, form, TillDesk.told("amount", refused))
                    : desk.refused(page, till, form.code(), "code", refused);
        }
    }

    /** Nothing was taken, so that the same request may come with another amount. */
    private Answer again(Page page, Till till, TillForm form, FormErrors errors) {
        var voucher = desk.voucher(till, form.code());
        return Answer.invalid(desk.amount(page, till, voucher, form, errors));
    }

    @GetMapping("/redemptions/{id}")
    Answer receipt(
            @CookieValue(name = SECRET, defaultValue = "") String secret,
            @PathVariable UUID id,
            Page page) {
        return desk.inside(
                secret,
                page,
                till -> {
                    var redemption = redemptions.get(till.program(), id);
                    return Answer.page(
                            templates.voucherReceipt(
                                    page,
                                    till.merchant(),
                                    redemption,
                                    redemption.isReversible(redemptions.today()),
                                    Ids.newId().toString()));
                });
    }

    @PostMapping("/redemptions/{id}/reversal")
    Answer reverse(
            @CookieValue(name = SECRET, defaultValue = "") String secret,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String key,
            Page page) {
        return desk.inside(
                secret,
                page,
                till -> {
                    redemptions.reverse(till.program(), TillDesk.key(key), id);
                    return Answer.redirect(
                            "/till/redemptions/" + id, Flash.done("voucher.till.reversed"));
                });
    }
}
