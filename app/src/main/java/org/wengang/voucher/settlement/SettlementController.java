package org.wengang.voucher.settlement;

import java.time.Clock;
import java.util.List;
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
import org.wengang.kernel.Refused;
import org.wengang.security.Officer;
import org.wengang.sheet.SheetWriter.Format;
import org.wengang.voucher.VoucherProblem;
import org.wengang.web.Answer;
import org.wengang.web.Download;
import org.wengang.web.Flash;
import org.wengang.web.Page;
import org.wengang.web.component.Slice;

/** What merchants are owed, the statements made of it, and their files. */
@Controller
@RequestMapping("/settlements")
final class SettlementController {

    private static final int ON_A_PAGE = 20;

    private final Settlements settlements;
    private final Clock clock;
    private final Templates templates;

    SettlementController(Settlements settlements, Clock clock, Templates templates) {
        this.settlements = settlements;
        this.clock = clock;
        this.templates = templates;
    }

    @GetMapping
    Answer list(
            @RequestParam(name = "of") @Nullable UUID opened,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var cursor = Forms.cursor(after, before);
        var slice =
                Slice.of(
                        settlements.page(officer, cursor, ON_A_PAGE + 1),
                        ON_A_PAGE,
                        cursor,
                        statement -> statement.id().toString(),
                        query -> "/settlements?" + query);
        return Answer.page(
                templates.voucherSettlements(
                        page,
                        settlements.unsettled(officer),
                        opened,
                        opened == null ? List.of() : settlements.unsettledLines(officer, opened),
                        slice,
                        Ids.newId().toString()));
    }

    @PostMapping
    Answer settle(
            @RequestParam(defaultValue = "") String merchant,
            @RequestParam(defaultValue = "") String submission,
            @AuthenticationPrincipal Officer officer) {
        var id =
                Forms.id(merchant)
                        .orElseThrow(() -> new Refused(VoucherProblem.MERCHANT_NOT_FOUND));
        var statement = settlements.settle(officer, id, Forms.submission(submission, id));
        return Answer.redirect("/settlements/" + statement, Flash.done("voucher.settlement.done"));
    }

    @GetMapping("/{id}")
    Answer show(@PathVariable UUID id, @AuthenticationPrincipal Officer officer, Page page) {
        return Answer.page(templates.voucherSettlement(page, settlements.get(officer, id)));
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
        var file = new StatementFile(settlements.file(officer, id, format.name()), clock.getZone());
        return new Download(
                file.fileName(format), format.mediaType(), out -> file.writeTo(out, format));
    }
}
