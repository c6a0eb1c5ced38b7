package org.wengang.entitlement.application;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.multipart.MultipartFile;
import org.wengang.database.Scope;
import org.wengang.entitlement.AddressGate;
import org.wengang.entitlement.EntitlementProblem;
import org.wengang.entitlement.Forms;
import org.wengang.entitlement.application.Application.Told;
import org.wengang.entitlement.application.EvidenceRequest.EvidenceGiven;
import org.wengang.kernel.Ids;
import org.wengang.web.Answer;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;

/**
 * How far an application is, and what its applicant is asked, for whoever has the receipt. By post,
 * so that no receipt is left in an address.
 */
@Controller
final class ReceiptController {

    private static final int MOST_AN_HOUR = 20;
    private static final int LONGEST_ANSWER = 1000;
    private static final Pattern LAST4 = Pattern.compile("[0-9]{3}[0-9Xx]");

    private final Applications applications;
    private final EvidenceRequests questions;
    private final AddressGate asking;
    private final AddressGate answering;
    private final Templates templates;

    ReceiptController(
            Applications applications,
            EvidenceRequests questions,
            Clock clock,
            Templates templates) {
        this.applications = applications;
        this.questions = questions;
        var tooMany = EntitlementProblem.TOO_MANY_APPLICATIONS;
        this.asking = new AddressGate(clock, MOST_AN_HOUR, tooMany);
        this.answering = new AddressGate(clock, MOST_AN_HOUR, tooMany);
        this.templates = templates;
    }

    /** What proves that somebody is the applicant, as typed. */
    private record Proof(String receipt, String last4) {

        private static final Proof NONE = new Proof("", "");

        Receipt number() {
            return Receipt.typed(receipt);
        }

        String end() {
            return last4.strip().toUpperCase(Locale.ROOT);
        }
    }

    @GetMapping("/apply/receipts")
    Answer receipts(Page page) {
        return shown(page, Proof.NONE, null, newForm(), FormErrors.none());
    }

    @PostMapping("/apply/receipts")
    Answer ask(
            @RequestParam(defaultValue = "") String receipt,
            @RequestParam(defaultValue = "") String last4,
            ServletWebRequest request,
            Page page) {
        asking.pass(request.getRequest().getRemoteAddr());
        var proof = new Proof(receipt, last4);
        var told = told(proof);
        return told.isEmpty()
                ? unknown(page, proof)
                : shown(page, proof, told.get(), newForm(), FormErrors.none());
    }

    @PostMapping("/apply/answers")
    Answer answer(
            @RequestParam(defaultValue = "") String receipt,
            @RequestParam(defaultValue = "") String last4,
            @RequestParam(defaultValue = "0") int question,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String submission,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            ServletWebRequest request,
            Page page)
            throws IOException {
        answering.pass(request.getRequest().getRemoteAddr());
        var proof = new Proof(receipt, last4);
        var told = told(proof);
        if (told.isEmpty()) {
            return unknown(page, proof);
        }
        var errors = FormErrors.none();
        var files = Evidence.read(file, errors);
        if (answer.isBlank() && files.isEmpty() && !errors.hasErrors()) {
            errors.add("answer", "application.question.fault.answer");
        } else if (answer.strip().length() > LONGEST_ANSWER) {
            errors.add("answer", "entitlement.fault.length", LONGEST_ANSWER);
        }
        if (errors.hasErrors()) {
            return shown(page, proof, told.get(), new EvidenceGiven(answer, submission), errors);
        }
        var place = questions.place(proof.number(), proof.end()).orElseThrow();
        var sent =
                Forms.submission(
                        submission,
                        place.application(),
                        question,
                        answer.strip(),
                        Evidence.marks(files));
        Scope.system(place.organisation(), "answer of an applicant")
                .run(() -> questions.answer(place.application(), question, answer, files, sent));
        return shown(
                page.saying(Flash.done("application.question.answered")),
                proof,
                told(proof).orElseThrow(),
                newForm(),
                FormErrors.none());
    }

    private Optional<Told> told(Proof proof) {
        return LAST4.matcher(proof.end()).matches()
                ? applications.told(proof.number(), proof.end())
                : Optional.empty();
    }

    private Answer unknown(Page page, Proof proof) {
        var errors = FormErrors.none().add("receipt", "application.fault.receipt");
        return shown(page, proof, null, newForm(), errors);
    }

    private static EvidenceGiven newForm() {
        return new EvidenceGiven("", Ids.newId().toString());
    }

    private Answer shown(
            Page page, Proof proof, @Nullable Told told, EvidenceGiven form, FormErrors errors) {
        var model =
                templates.entitlementReceiptState(
                        page,
                        proof.receipt(),
                        proof.last4(),
                        told,
                        form,
                        questions.today(),
                        errors);
        return errors.hasErrors() ? Answer.invalid(model) : Answer.page(model);
    }
}
