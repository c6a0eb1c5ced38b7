package org.wengang.entitlement.application;

import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.entitlement.Forms;
import org.wengang.entitlement.application.Application.Handling;
import org.wengang.entitlement.application.Applications.Identity;
import org.wengang.entitlement.application.EvidenceRequest.EvidenceAsked;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Answer;
import org.wengang.web.Download;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Slice;

/** Officers read applications and answer them. */
@Controller
@RequestMapping("/applications")
final class ApplicationController {

    private static final int ON_A_PAGE = 50;
    private static final int LONGEST_ANSWER = 500;

    private final Applications applications;
    private final EvidenceRequests questions;
    private final Templates templates;

    ApplicationController(
            Applications applications, EvidenceRequests questions, Templates templates) {
        this.applications = applications;
        this.questions = questions;
        this.templates = templates;
    }

    @GetMapping
    Answer list(
            @RequestParam(defaultValue = "open") String status,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var wanted = Forms.oneOf(Handling.values(), Handling::stored, status, Handling.OPEN);
        var cursor = Forms.cursor(after, before);
        var slice =
                Slice.of(
                        applications.page(officer, wanted, cursor, ON_A_PAGE + 1),
                        ON_A_PAGE,
                        cursor,
                        application -> application.id().toString(),
                        query -> "/applications?status=" + wanted.stored() + "&" + query);
        return Answer.page(
                templates.entitlementApplications(page, slice, wanted, questions.today()));
    }

    @GetMapping("/{application}")
    Answer show(
            @PathVariable UUID application, @AuthenticationPrincipal Officer officer, Page page) {
        return Answer.page(
                show(officer, page, application, null, "", newQuestion(), FormErrors.none()));
    }

    @PostMapping("/{application}/identity")
    Answer identity(
            @PathVariable UUID application, @AuthenticationPrincipal Officer officer, Page page) {
        var identity = applications.identity(officer, application);
        return Answer.page(
                show(officer, page, application, identity, "", newQuestion(), FormErrors.none()));
    }

    @PostMapping("/{application}/files/{number}")
    Answer file(
            @PathVariable UUID application,
            @PathVariable int number,
            @AuthenticationPrincipal Officer officer) {
        var file = applications.file(officer, application, number);
        return new Download(
                "%s-%d.%s".formatted(application, number, Evidence.ending(file.media())),
                file.media(),
                out -> out.write(file.content()));
    }

    @PostMapping("/{application}/handling")
    Answer handle(
            @PathVariable UUID application,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String answer,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.CASEWORKER);
        var errors = FormErrors.none();
        var accepted = outcome.equals("accepted");
        if (!accepted && !outcome.equals("refused")) {
            errors.add("answer", "application.fault.outcome");
        } else if (answer.isBlank()) {
            errors.add("answer", "application.fault.answer");
        } else if (answer.strip().length() > LONGEST_ANSWER) {
            errors.add("answer", "entitlement.fault.length", LONGEST_ANSWER);
        }
        if (errors.hasErrors()) {
            return Answer.invalid(
                    show(officer, page, application, null, answer, newQuestion(), errors));
        }
        applications.handle(officer, application, accepted, answer.strip());
        return Answer.redirect(
                "/applications/" + application,
                Flash.done(accepted ? "application.done.accepted" : "application.done.refused"));
    }

    @PostMapping("/{application}/questions")
    Answer ask(
            @PathVariable UUID application,
            @RequestParam(defaultValue = "") String question,
            @RequestParam(defaultValue = "") String dueOn,
            @RequestParam(defaultValue = "") String submission,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.CASEWORKER);
        var errors = FormErrors.none();
        Forms.checkReason("question", question, "application.question.fault.question", errors);
        var day = Forms.day(dueOn);
        if (day.filter(questions::isPossible).isEmpty()) {
            errors.add(
                    "dueOn",
                    "application.question.fault.due",
                    questions.today().plusDays(1),
                    questions.today().plusDays(EvidenceRequests.MOST_DAYS));
        }
        if (errors.hasErrors()) {
            var form = new EvidenceAsked(question, dueOn, submission);
            return Answer.invalid(show(officer, page, application, null, "", form, errors));
        }
        var sent = Forms.submission(submission, application, question.strip(), day.get());
        questions.ask(officer, application, question.strip(), day.get(), sent);
        return Answer.redirect(
                "/applications/" + application, Flash.done("application.question.asked"));
    }

    private JteModel show(
            Officer officer,
            Page page,
            UUID id,
            @Nullable Identity identity,
            String answer,
            EvidenceAsked asking,
            FormErrors errors) {
        return templates.entitlementApplication(
                page,
                applications.get(officer, id),
                questions.of(id),
                questions.today(),
                identity == null ? "" : identity.number().value(),
                identity == null ? "" : identity.contact(),
                answer,
                asking,
                errors);
    }

    private static EvidenceAsked newQuestion() {
        return new EvidenceAsked("", "", Ids.newId().toString());
    }
}
