package org.wengang.entitlement.setting;

import gg.jte.models.runtime.JteModel;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import jte.Templates;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.entitlement.Forms;
import org.wengang.kernel.Money;
import org.wengang.organisation.Organisations;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/** How the office reviews, and its working days. */
@Controller
@RequestMapping("/review-settings")
final class SettingController {

    private static final int LONGEST_NAME = 60;
    private static final int MOST_DAYS = 60;
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,2})?");

    private final Settings settings;
    private final Organisations organisations;
    private final Templates templates;

    SettingController(Settings settings, Organisations organisations, Templates templates) {
        this.settings = settings;
        this.organisations = organisations;
        this.templates = templates;
    }

    @GetMapping
    Answer show(@AuthenticationPrincipal Officer officer, Page page) {
        officer.require(Role.POLICY_OFFICER, Role.REVIEWER, Role.CASEWORKER);
        var form = SettingForm.of(settings.own(officer));
        return Answer.page(page(officer, page, form, FormErrors.none()));
    }

    @PostMapping
    Answer decide(
            @RequestParam(defaultValue = "") String cash,
            @RequestParam(defaultValue = "") String voucher,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String submission,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.POLICY_OFFICER);
        var errors = FormErrors.none();
        var cashFen = fen("cash", cash, errors);
        var voucherFen = fen("voucher", voucher, errors);
        var reviewDays = days("days", days, errors);
        if (errors.hasErrors()) {
            var form = new SettingForm(cash, voucher, days, submission);
            return Answer.invalid(page(officer, page, form, errors));
        }
        settings.decide(
                officer,
                cashFen.isPresent() ? cashFen.getAsLong() : null,
                voucherFen.isPresent() ? voucherFen.getAsLong() : null,
                reviewDays.isPresent() ? (int) reviewDays.getAsLong() : null,
                Forms.submission(submission, cash, voucher, days));
        return Answer.redirect("/review-settings", Flash.done("life.setting.done"));
    }

    @PostMapping("/days")
    Answer declare(
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String name,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.POLICY_OFFICER);
        var errors = FormErrors.none();
        var date = Forms.day(day);
        if (date.isEmpty()) {
            errors.add("day", "entitlement.fault.day");
        }
        if (!kind.equals("working") && !kind.equals("off") && !kind.equals("revoked")) {
            errors.add("kind", "life.day.fault.kind");
        }
        if (name.isBlank() && !kind.equals("revoked")) {
            errors.add("name", "life.day.fault.name");
        } else if (name.strip().length() > LONGEST_NAME) {
            errors.add("name", "entitlement.fault.length", LONGEST_NAME);
        }
        if (errors.hasErrors()) {
            var form = SettingForm.of(settings.own(officer));
            return Answer.invalid(page(officer, page, form, errors));
        }
        if (kind.equals("revoked")) {
            settings.revoke(officer, date.orElseThrow());
        } else {
            settings.declare(officer, date.orElseThrow(), kind.equals("working"), name.strip());
        }
        return Answer.redirect("/review-settings", Flash.done("life.day.done", date.orElseThrow()));
    }

    private JteModel page(Officer officer, Page page, SettingForm form, FormErrors errors) {
        return templates.entitlementReviewSettings(
                page, settings.over(officer), settings.days(), form, errors, organisations);
    }

    /** Empty for nothing typed, or nothing that can be read; then the fault is noted. */
    private static OptionalLong fen(String field, String yuan, FormErrors errors) {
        if (yuan.isBlank()) {
            return OptionalLong.empty();
        }
        if (AMOUNT.matcher(yuan.strip()).matches()) {
            return OptionalLong.of(Money.yuan(yuan.strip()).fen());
        }
        errors.add(field, "life.setting.fault.amount");
        return OptionalLong.empty();
    }

    private static OptionalLong days(String field, String days, FormErrors errors) {
        if (days.isBlank()) {
            return OptionalLong.empty();
        }
        var text = days.strip();
        if (text.matches("[0-9]{1,2}")
                && Integer.parseInt(text) >= 1
                && Integer.parseInt(text) <= MOST_DAYS) {
            return OptionalLong.of(Integer.parseInt(text));
        }
        errors.add(field, "life.setting.fault.days", MOST_DAYS);
        return OptionalLong.empty();
    }
}
