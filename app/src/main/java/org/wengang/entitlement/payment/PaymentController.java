package org.wengang.entitlement.payment;

import gg.jte.models.runtime.JteModel;
import java.nio.charset.StandardCharsets;
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
import org.wengang.entitlement.bank.BankFormat;
import org.wengang.entitlement.gate.Gate;
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Answer;
import org.wengang.web.Download;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** What may be paid, the batches made of it, their files, and the day the bank paid. */
@Controller
@RequestMapping("/payments")
final class PaymentController {

    private static final int BATCHES_ON_A_PAGE = 20;
    private static final int LINES_ON_A_PAGE = 100;

    private final Payments payments;
    private final Releases releases;
    private final Gate gate;
    private final Templates templates;

    PaymentController(Payments payments, Releases releases, Gate gate, Templates templates) {
        this.payments = payments;
        this.releases = releases;
        this.gate = gate;
        this.templates = templates;
    }

    @GetMapping
    Answer list(
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.FINANCE);
        var cursor = Forms.cursor(after, before);
        var slice =
                Slice.of(
                        payments.page(cursor, BATCHES_ON_A_PAGE + 1),
                        BATCHES_ON_A_PAGE,
                        cursor,
                        batch -> batch.id().toString(),
                        query -> "/payments?" + query);
        return Answer.page(
                templates.entitlementPayments(
                        page, payments.payable(), slice, Ids.newId().toString()));
    }

    @PostMapping
    Answer make(
            @RequestParam(defaultValue = "") String policy,
            @RequestParam(defaultValue = "") String submission,
            @AuthenticationPrincipal Officer officer) {
        var policyId = Forms.id(policy).orElseGet(Ids::newId);
        // what became known since the approval; kept also where nothing is left to pay
        officer.require(Role.FINANCE);
        gate.examinePolicy(policyId);
        var batch = payments.make(officer, policyId, Forms.submission(submission, policyId));
        return Answer.redirect("/payments/" + batch, Flash.done("entitlement.payment.made"));
    }

    @GetMapping("/{id}")
    Answer show(
            @PathVariable UUID id,
            @RequestParam @Nullable Integer after,
            @RequestParam @Nullable Integer before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.FINANCE);
        return Answer.page(
                batch(
                        page,
                        officer,
                        id,
                        Cursor.of(after, before),
                        Typed.NOTHING,
                        FormErrors.none()));
    }

    @PostMapping("/{id}/release")
    Answer release(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String payer,
            @RequestParam(defaultValue = "") String payerNumber,
            @RequestParam(defaultValue = "") String payerBank,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.FINANCE);
        var form = new PayerForm(payer, payerNumber, payerBank);
        var errors = FormErrors.none();
        form.check(errors);
        if (errors.hasErrors()) {
            return invalid(page, officer, id, new Typed(form, "", ""), errors);
        }
        releases.release(officer, id, form.read());
        return Answer.redirect("/payments/" + id, Flash.done("entitlement.payment.released"));
    }

    @PostMapping("/{id}/withdrawal")
    Answer withdraw(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.FINANCE);
        var errors = FormErrors.none();
        Forms.checkReason("reason", reason, errors);
        if (errors.hasErrors()) {
            return invalid(page, officer, id, new Typed(PayerForm.EMPTY, reason, ""), errors);
        }
        releases.withdraw(officer, id, reason.strip());
        return Answer.redirect("/payments/" + id, Flash.done("entitlement.payment.withdrawn"));
    }

    @GetMapping("/{id}/file.xlsx")
    Answer workbook(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        return file(officer, id, BankFormat.XLSX);
    }

    @GetMapping("/{id}/file.csv")
    Answer csv(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        return file(officer, id, BankFormat.CSV);
    }

    @GetMapping("/{id}/file.xml")
    Answer message(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        return file(officer, id, BankFormat.PAIN001);
    }

    private Answer file(Officer officer, UUID id, BankFormat format) {
        var file = releases.file(officer, id, format);
        return new Download(file.fileName(), format.mediaType(), out -> out.write(file.bytes()));
    }

    @GetMapping("/{id}/signatures.txt")
    Answer signatures(@PathVariable UUID id, @AuthenticationPrincipal Officer officer, Page page) {
        var batch = payments.get(id);
        var text = releases.signatures(officer, id);
        return new Download(
                page.t(
                                "entitlement.payment.signatures.file",
                                batch.policyCode(),
                                batch.madeOn().toString())
                        + ".txt",
                "text/plain;charset=utf-8",
                out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    @PostMapping("/{id}/payment")
    Answer recordPaid(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String paidOn,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.FINANCE);
        var errors = FormErrors.none();
        var day = Forms.day(paidOn);
        var batch = payments.get(id);
        if (day.isEmpty()) {
            errors.add("paidOn", "entitlement.fault.day");
        } else if (!payments.isPossible(batch, day.get())) {
            errors.add("paidOn", "entitlement.payment.fault.day", batch.madeOn(), payments.today());
        }
        if (errors.hasErrors()) {
            return invalid(page, officer, id, new Typed(PayerForm.EMPTY, "", paidOn), errors);
        }
        payments.recordPaid(officer, id, day.orElseThrow());
        return Answer.redirect("/payments/" + id, Flash.done("entitlement.payment.recorded"));
    }

    /** What was typed into the forms of a batch. */
    private record Typed(PayerForm payer, String reason, String paidOn) {

        static final Typed NOTHING = new Typed(PayerForm.EMPTY, "", "");
    }

    private Answer invalid(Page page, Officer officer, UUID id, Typed typed, FormErrors errors) {
        return Answer.invalid(batch(page, officer, id, Cursor.of(null, null), typed, errors));
    }

    private JteModel batch(
            Page page, Officer officer, UUID id, Cursor cursor, Typed typed, FormErrors errors) {
        var batch = payments.get(id);
        var slice =
                Slice.of(
                        payments.lines(id, cursor, LINES_ON_A_PAGE + 1),
                        LINES_ON_A_PAGE,
                        cursor,
                        line -> Integer.toString(line.number()),
                        query -> "/payments/" + id + "?" + query);
        return templates.entitlementBatch(
                page,
                batch,
                batch.madeBy().equals(officer.id()),
                releases.files(id),
                slice,
                typed.payer(),
                typed.reason(),
                typed.paidOn(),
                errors);
    }
}
