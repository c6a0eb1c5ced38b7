package org.wengang.entitlement.setting;

import gg.jte.models.runtime.JteModel;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.entitlement.Forms;
import org.wengang.entitlement.setting.Setting.NoticeTime;
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
    private static final int MOST_NOTICE_DAYS = 40;
    private static final int MOST_PUBLIC_DAYS = 3650;

    /** Below a billion yuan. */
    private static final long MOST_FEN = 99_999_999_999L;

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
            @RequestParam(defaultValue = "") String noticeDays,
            @RequestParam(defaultValue = "working") String noticeKind,
            @RequestParam(defaultValue = "") String publicDays,
            @RequestParam(defaultValue = "") String submission,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.POLICY_OFFICER);
        var form =
                new SettingForm(
                        cash, voucher, days, noticeDays, noticeKind, publicDays, submission);
        var errors = FormErrors.none();
        var setting = setting(officer, form, errors);
        if (errors.hasErrors()) {
            return Answer.invalid(page(officer, page, form, errors));
        }
        settings.decide(officer, setting, Forms.submission(submission, form));
        return Answer.redirect("/review-settings", Flash.done("life.setting.done"));
    }

    private Setting setting(Officer officer, SettingForm form, FormErrors errors) {
        var noticeDays = days("noticeDays", form.noticeDays(), 1, MOST_NOTICE_DAYS, errors);
        return new Setting(
                officer.org(),
                fen("cash", form.cash(), errors),
                fen("voucher", form.voucher(), errors),
                days("days", form.days(), 1, MOST_DAYS, errors),
                noticeDays == null
                        ? null
                        : new NoticeTime(noticeDays, !form.noticeKind().equals("calendar")),
                days("publicDays", form.publicDays(), 0, MOST_PUBLIC_DAYS, errors),
                settings.now());
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

    /** Null for nothing typed, or nothing that can be read; then the fault is noted. */
    private static @Nullable Long fen(String field, String yuan, FormErrors errors) {
        if (yuan.isBlank()) {
            return null;
        }
        var fen = Money.read(yuan).map(Money::fen).filter(each -> each >= 0 && each <= MOST_FEN);
        if (fen.isEmpty()) {
            errors.add(field, "life.setting.fault.amount");
        }
        return fen.orElse(null);
    }

    private static @Nullable Integer days(
            String field, String days, int least, int most, FormErrors errors) {
        if (days.isBlank()) {
            return null;
        }
        var text = days.strip();
        if (text.matches("[0-9]{1,4}")
                && Integer.parseInt(text) >= least
                && Integer.parseInt(text) <= most) {
            return Integer.valueOf(text);
        }
        errors.add(field, "life.setting.fault.days", least, most);
        return null;
    }
}
