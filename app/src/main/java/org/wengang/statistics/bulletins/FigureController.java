package org.wengang.statistics.bulletins;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jte.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.kernel.Money;
import org.wengang.kernel.Refused;
import org.wengang.security.Officer;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetWriter;
import org.wengang.sheet.SheetWriter.Format;
import org.wengang.statistics.Reading;
import org.wengang.statistics.StatisticsProblem;
import org.wengang.statistics.indicators.FigureRow;
import org.wengang.statistics.indicators.Indicator;
import org.wengang.statistics.indicators.Indicators;
import org.wengang.statistics.indicators.Question;
import org.wengang.web.Answer;
import org.wengang.web.Download;
import org.wengang.web.Page;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** The rows behind a figure: on pages and as a file. */
@Controller
@RequestMapping("/bulletins/figures/{indicator}")
final class FigureController {

    private static final int ON_A_PAGE = 50;

    private final Indicators indicators;
    private final Questions questions;
    private final Bulletins bulletins;
    private final Templates templates;

    FigureController(
            Indicators indicators, Questions questions, Bulletins bulletins, Templates templates) {
        this.indicators = indicators;
        this.questions = questions;
        this.bulletins = bulletins;
        this.templates = templates;
    }

    @GetMapping
    Answer show(
            @PathVariable String indicator,
            @RequestParam UUID policy,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        Reading.require(officer);
        var counted = indicator(indicator);
        var question = questions.question(officer, policy, asOf, scope);
        var cursor = Cursor.of(after, before);
        var slice =
                Slice.of(
                        indicators.rows(counted, question, cursor, ON_A_PAGE + 1),
                        ON_A_PAGE,
                        cursor,
                        row -> row.award().toString(),
                        query -> question.path(counted) + "&" + query);
        return Answer.page(
                templates.statisticsFigure(
                        page,
                        counted,
                        question,
                        indicators.policy(policy),
                        indicators.figure(counted, question),
                        counted == Indicator.PAID ? indicators.parts(question) : null,
                        named(page, slice)));
    }

    @GetMapping("/file.xlsx")
    Answer workbook(
            @PathVariable String indicator,
            @RequestParam UUID policy,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "") String scope,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        Reading.require(officer);
        var question = questions.question(officer, policy, asOf, scope);
        return file(page, indicator(indicator), question, Format.XLSX);
    }

    @GetMapping("/file.csv")
    Answer csv(
            @PathVariable String indicator,
            @RequestParam UUID policy,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "") String scope,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        Reading.require(officer);
        var question = questions.question(officer, policy, asOf, scope);
        return file(page, indicator(indicator), question, Format.CSV);
    }

    private Answer file(Page page, Indicator indicator, Question question, Format format) {
        var policy = indicators.policy(question.policy());
        var rows = indicators.allRows(indicator, question);
        var title = page.t(indicator.key(), page.t(policy.unit()));
        var name = "%s-%s-%s%s".formatted(policy.code(), title, question.asOf(), format.suffix());
        var headings = new ArrayList<String>();
        headings.add(page.t("statistics.name"));
        headings.add(page.t("statistics.last4"));
        headings.add(page.t("statistics.employer"));
        headings.add(page.t("statistics.place"));
        headings.add(page.t("statistics.yuan"));
        headings.add(page.t(indicator.key() + ".day"));
        if (indicator == Indicator.PAID) {
            headings.add(page.t("statistics.gross.yuan"));
            headings.add(page.t("statistics.returned.yuan"));
        }
        return new Download(
                name,
                format.mediaType(),
                out -> {
                    try (var sheet = SheetWriter.open(format, out, title, headings)) {
                        rows.forEach(row -> sheet.row(cells(page, indicator, row)));
                    }
                });
    }

    private List<SheetCell> cells(Page page, Indicator indicator, FigureRow row) {
        var cells = new ArrayList<SheetCell>();
        cells.add(SheetCell.of(row.name().masked()));
        cells.add(SheetCell.of(row.idLast4()));
        cells.add(SheetCell.of(row.employer() == null ? "" : row.employer()));
        cells.add(SheetCell.of(bulletins.name(page, row.organisation())));
        cells.add(SheetCell.of(new Money(row.amountFen())));
        cells.add(SheetCell.of(row.day()));
        if (indicator == Indicator.PAID) {
            cells.add(SheetCell.of(new Money(row.grossFen())));
            cells.add(SheetCell.of(new Money(row.returnedFen())));
        }
        return cells;
    }

    private Slice<NamedRow> named(Page page, Slice<FigureRow> slice) {
        return new Slice<>(
                slice.rows().stream()
                        .map(row -> new NamedRow(row, bulletins.name(page, row.organisation())))
                        .toList(),
                slice.pager());
    }

    private static Indicator indicator(String word) {
        return Indicator.of(word)
                .orElseThrow(() -> new Refused(StatisticsProblem.INDICATOR_NOT_FOUND));
    }
}
