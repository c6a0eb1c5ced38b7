package org.wengang.entitlement.sample;

import gg.jte.models.runtime.JteModel;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import jte.Templates;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.entitlement.Forms;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/** Spot checks: draws them, shows what was drawn, takes what inspectors found. */
@Controller
@RequestMapping("/spot-checks")
final class SpotCheckController {

    private static final int ON_A_PAGE = 100;
    private static final int LONGEST_NOTE = 500;
    private static final Set<String> CONFIDENCES = Set.of("90", "95", "99");
    private static final Pattern MARGIN = Pattern.compile("[1-9]|1[0-9]|20");

    private final SpotChecks checks;
    private final Templates templates;

    SpotCheckController(SpotChecks checks, Templates templates) {
        this.checks = checks;
        this.templates = templates;
    }

    @GetMapping
    Answer list(@AuthenticationPrincipal Officer officer, Page page) {
        var form = new SpotForm("", "95", "5", Ids.newId().toString());
        return Answer.page(list(officer, page, form, FormErrors.none()));
    }

    @PostMapping
    Answer draw(
            @RequestParam(defaultValue = "") String policy,
            @RequestParam(defaultValue = "") String confidence,
            @RequestParam(defaultValue = "") String margin,
            @RequestParam(defaultValue = "") String submission,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.REVIEWER);
        var form = new SpotForm(policy, confidence, margin, submission);
        var errors = FormErrors.none();
        var version = Forms.id(policy);
        if (version.isEmpty()) {
            errors.add("policy", "entitlement.publication.fault.policy");
        }
        if (!CONFIDENCES.contains(confidence)) {
            errors.add("confidence", "life.spot.fault.confidence");
        }
        if (!MARGIN.matcher(margin.strip()).matches()) {
            errors.add("margin", "life.spot.fault.margin");
        }
        if (errors.hasErrors()) {
            return Answer.invalid(list(officer, page, form, errors));
        }
        var wanted =
                new SpotChecks.Wanted(
                        version.orElseThrow(),
                        Integer.parseInt(confidence),
                        Integer.parseInt(margin.strip()));
        var check = checks.draw(officer, wanted, Forms.submission(submission, wanted));
        return Answer.redirect("/spot-checks/" + check, Flash.done("life.spot.drawn"));
    }

    @GetMapping("/{check}")
    Answer show(
            @PathVariable UUID check,
            @RequestParam(defaultValue = "0") int after,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        return Answer.page(show(officer, page, check, after, 0, FormErrors.none()));
    }

    @PostMapping("/{check}/lines/{position}")
    Answer record(
            @PathVariable UUID check,
            @PathVariable int position,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(defaultValue = "") String note,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var errors = FormErrors.none();
        var inOrder = result.equals("in_order");
        if (!inOrder && !result.equals("wrong")) {
            errors.add("note", "life.spot.fault.result");
        } else if (!inOrder && note.isBlank()) {
            errors.add("note", "life.spot.fault.note");
        } else if (note.strip().length() > LONGEST_NOTE) {
            errors.add("note", "entitlement.fault.length", LONGEST_NOTE);
        }
        var before = (position - 1) / ON_A_PAGE * ON_A_PAGE;
        if (errors.hasErrors()) {
            return Answer.invalid(show(officer, page, check, before, position, errors));
        }
        checks.record(officer, check, position, inOrder, note.strip());
        return Answer.redirect(
                "/spot-checks/" + check + "?after=" + before, Flash.done("life.spot.recorded"));
    }

    private JteModel list(Officer officer, Page page, SpotForm form, FormErrors errors) {
        return templates.entitlementSpotChecks(
                page, checks.newest(officer), checks.policies(), form, errors);
    }

    private JteModel show(
            Officer officer, Page page, UUID id, int after, int faulty, FormErrors errors) {
        var check = checks.get(officer, id);
        return templates.entitlementSpotCheck(
                page,
                check,
                checks.lines(officer, id, after, ON_A_PAGE),
                checks.names(),
                faulty,
                errors);
    }
}
