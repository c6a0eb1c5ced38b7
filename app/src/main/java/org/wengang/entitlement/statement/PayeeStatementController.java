package org.wengang.entitlement.statement;

import java.util.List;
import java.util.UUID;
import jte.Templates;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.wengang.kernel.Money;
import org.wengang.security.Officer;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetWriter;
import org.wengang.sheet.SheetWriter.Format;
import org.wengang.web.Answer;
import org.wengang.web.Download;
import org.wengang.web.Page;

/** The statement of a payee, as a page and as a file to print. */
@Controller
@RequestMapping("/payees/{subject}")
final class PayeeStatementController {

    private final PayeeStatements statements;
    private final Templates templates;

    PayeeStatementController(PayeeStatements statements, Templates templates) {
        this.statements = statements;
        this.templates = templates;
    }

    @GetMapping
    Answer show(@PathVariable UUID subject, @AuthenticationPrincipal Officer officer, Page page) {
        return Answer.page(templates.entitlementStatement(page, statements.of(officer, subject)));
    }

    @GetMapping("/file.xlsx")
    Answer file(@PathVariable UUID subject, @AuthenticationPrincipal Officer officer, Page page) {
        var statement = statements.givenOut(officer, subject);
        var headings =
                List.of(
                        page.t("entitlement.statement.day"),
                        page.t("entitlement.statement.what"),
                        page.t("entitlement.policy"),
                        page.t("entitlement.amount"),
                        page.t("entitlement.statement.note"));
        return new Download(
                page.t("entitlement.statement.file", statement.name().value()) + ".xlsx",
                Format.XLSX.mediaType(),
                out -> {
                    try (var sheet =
                            SheetWriter.open(
                                    Format.XLSX,
                                    out,
                                    page.t("entitlement.statement.title"),
                                    headings)) {
                        for (var entry : statement.entries()) {
                            sheet.row(
                                    List.of(
                                            SheetCell.of(entry.day()),
                                            SheetCell.of(page.t(entry.what().key())),
                                            SheetCell.of(entry.policyCode()),
                                            SheetCell.of(new Money(entry.amountFen())),
                                            SheetCell.of(entry.note())));
                        }
                        sheet.row(
                                List.of(
                                        SheetCell.of(page.t("entitlement.statement.net")),
                                        SheetCell.EMPTY,
                                        SheetCell.EMPTY,
                                        SheetCell.of(new Money(statement.netFen()))));
                    }
                });
    }
}
