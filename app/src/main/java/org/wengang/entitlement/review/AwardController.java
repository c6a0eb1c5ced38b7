package org.wengang.entitlement.review;

import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import jte.Templates;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.entitlement.gate.Gate;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/** One award with its history, and the caseworker's answer to what a reviewer asked. */
@Controller
@RequestMapping("/awards/{award}")
final class AwardController {

    private static final int LONGEST_ANSWER = 500;

    private final AwardLives lives;
    private final Gate gate;
    private final Templates templates;

    AwardController(AwardLives lives, Gate gate, Templates templates) {
        this.lives = lives;
        this.gate = gate;
        this.templates = templates;
    }

    @GetMapping
    Answer show(@PathVariable UUID award, @AuthenticationPrincipal Officer officer, Page page) {
        return Answer.page(page(officer, award, "", page, FormErrors.none()));
    }

    @PostMapping("/answer")
    Answer answer(
            @PathVariable UUID award,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String answer,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.CASEWORKER);
        var errors = FormErrors.none();
        if (answer.isBlank()) {
            errors.add("answer", "life.answer.fault.missing");
        } else if (answer.strip().length() > LONGEST_ANSWER) {
            errors.add("answer", "entitlement.fault.length", LONGEST_ANSWER);
        }
        if (errors.hasErrors()) {
            return Answer.invalid(page(officer, award, answer, page, errors));
        }
        lives.answer(officer, new Chosen(award, version), answer.strip());
        return Answer.redirect("/awards/" + award, Flash.done("life.answer.done"));
    }

    private JteModel page(
            Officer officer, UUID award, String answer, Page page, FormErrors errors) {
        var life = lives.get(officer, award);
        var findings = gate.of(officer, award);
        return templates.entitlementAward(page, life, findings, lives.today(), answer, errors);
    }
}
