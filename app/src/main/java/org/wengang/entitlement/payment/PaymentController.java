package org.wengang.entitlement.payment;

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
import org.wengang.kernel.Ids;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.sheet.SheetWriter.Format;
import org.wengang.web.Answer;
import org.wengang.web.Download;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Slice;

/** What may be paid, the batches made of it, their files, and the day the bank paid. */
@Controller
@RequestMapping("/payments")
final class PaymentController {

    private static final int BATCHES_ON_A_PAGE = 20;
    private static final int LINES_ON_A_PAGE = 100;

    private final Payments payments;
    private final Templates templates;

    PaymentController(Payments payments, Templates templates) {
        this.payments = payments;
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
        return Answer.page(batch(page, id, after, before, "", FormErrors.none()));
    }

    @GetMapping("/{id}/file.xlsx")
    Answer workbook(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        return file(officer, id, Format.XLSX);
    }

    @GetMapping("/{id}/file.csv")
    Answer csv(@PathVariable UUID id, @AuthenticationPrincipal Officer officer) {
        return file(officer, id, Format.CSV);
    }

    private Answer file(Officer officer, UUID id, Format format) {
        var file = payments.file(officer, id, format.name());
        return new Download(
                file.fileName(format), format.mediaType(), out -> file.writeTo(out, format));
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
            return Answer.invalid(batch(page, id, null, null, paidOn, errors));
        }
        payments.recordPaid(officer, id, day.orElseThrow());
        return Answer.redirect("/payments/" + id, Flash.done("entitlement.payment.recorded"));
    }

    private JteModel batch(
            Page page,
            UUID id,
            @Nullable Integer after,
            @Nullable Integer before,
            String paidOn,
            FormErrors errors) {
        var cursor = Forms.cursor(after, before);
        var slice =
                Slice.of(
                        payments.lines(id, cursor, LINES_ON_A_PAGE + 1),
                        LINES_ON_A_PAGE,
                        cursor,
                        line -> Integer.toString(line.number()),
                        query -> "/payments/" + id + "?" + query);
        return templates.entitlementBatch(page, payments.get(id), slice, paidOn, errors);
    }
}
