package org.wengang.voucher.till;

import java.time.Clock;
import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.entitlement.Forms;
import org.wengang.sheet.SheetWriter.Format;
import org.wengang.voucher.settlement.Settlements;
import org.wengang.voucher.settlement.StatementFile;
import org.wengang.web.Answer;
import org.wengang.web.Download;
import org.wengang.web.Page;
import org.wengang.web.component.Slice;

/** A merchant's own statements. */
@Controller
@RequestMapping("/till/statements")
final class TillStatementController {

    private static final int ON_A_PAGE = 20;

    private final TillDesk desk;
    private final Settlements settlements;
    private final Clock clock;
    private final Templates templates;

    TillStatementController(
            TillDesk desk, Settlements settlements, Clock clock, Templates templates) {
        this.desk = desk;
        this.settlements = settlements;
        this.clock = clock;
        this.templates = templates;
    }

    @GetMapping
    Answer list(
            @CookieValue(name = TillController.SECRET, defaultValue = "") String secret,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            Page page) {
        var cursor = Forms.cursor(after, before);
        return desk.inside(
                secret,
                page,
                till -> {
                    var slice =
                            Slice.of(
                                    settlements.pageOf(till.merchant().id(), cursor, ON_A_PAGE + 1),
                                    ON_A_PAGE,
                                    cursor,
                                    statement -> statement.id().toString(),
                                    query -> "/till/statements?" + query);
                    return Answer.page(
                            templates.voucherTillStatements(page, till.merchant(), slice));
                });
    }

    @GetMapping("/{id}")
    Answer show(
            @CookieValue(name = TillController.SECRET, defaultValue = "") String secret,
            @PathVariable UUID id,
            Page page) {
        return desk.inside(
                secret,
                page,
                till ->
                        Answer.page(
                                templates.voucherTillStatement(
                                        page, settlements.getOf(till.merchant().id(), id))));
    }

    @GetMapping("/{id}/file.xlsx")
    Answer workbook(
            @CookieValue(name = TillController.SECRET, defaultValue = "") String secret,
            @PathVariable UUID id,
            Page page) {
        return file(secret, id, Format.XLSX, page);
    }

    @GetMapping("/{id}/file.csv")
    Answer csv(
            @CookieValue(name = TillController.SECRET, defaultValue = "") String secret,
            @PathVariable UUID id,
            Page page) {
        return file(secret, id, Format.CSV, page);
    }

    private Answer file(String secret, UUID id, Format format, Page page) {
        return desk.inside(
                secret,
                page,
                till -> {
                    var whole = settlements.fileOf(till.merchant().id(), id, format.name());
                    var file = new StatementFile(whole, clock.getZone());
                    return new Download(
                            file.fileName(format),
                            format.mediaType(),
                            out -> file.writeTo(out, format));
                });
    }
}
