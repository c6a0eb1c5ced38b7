package org.wengang.statistics.censuses;

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
import org.wengang.kernel.Refused;
import org.wengang.security.Officer;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetWriter;
import org.wengang.sheet.SheetWriter.Format;
import org.wengang.statistics.StatisticsProblem;
import org.wengang.statistics.bulletins.Questions;
import org.wengang.web.Answer;
import org.wengang.web.Download;
import org.wengang.web.Page;
import org.wengang.web.component.Choice;
import org.wengang.web.component.Cursor;

/** Published censuses (I-15), and the people behind each number on pages and as a file. */
@Controller
@RequestMapping("/bulletins/censuses")
final class CensusBulletinController {

    private final CensusBulletins bulletins;
    private final Questions questions;
    private final PlaceWords words;
    private final Templates templates;

    CensusBulletinController(
            CensusBulletins bulletins, Questions questions, PlaceWords words, Templates templates) {
        this.bulletins = bulletins;
        this.questions = questions;
        this.words = words;
        this.templates = templates;
    }

    @GetMapping
    Answer show(
            @RequestParam(defaultValue = "") String scope,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var censuses = bulletins.newest(officer, scope);
        var places =
                questions.scopes(officer).stream()
                        .map(place ->
                                new Choice(place.path().value(), words.office(page, place.path())))
                        .toList();
        var chosen = bulletins.scope(officer, scope).value();
        return Answer.page(templates.statisticsCensuses(page, censuses, places, chosen, words));
    }

    @GetMapping("/{census}/people")
    Answer people(
            @PathVariable UUID census,
            @RequestParam(defaultValue = "recorded") String of,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable UUID before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var figures = bulletins.get(officer, census);
        var counted = counted(of);
        return Answer.page(
                templates.statisticsCensusPeople(
                        page,
                        figures,
                        counted,
                        bulletins.people(figures, counted, Cursor.of(after, before)),
                        words));
    }

    @GetMapping("/{census}/people/file.xlsx")
    Answer workbook(
            @PathVariable UUID census,
            @RequestParam(defaultValue = "recorded") String of,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        return file(page, bulletins.get(officer, census), counted(of), Format.XLSX);
    }

    @GetMapping("/{census}/people/file.csv")
    Answer csv(
            @PathVariable UUID census,
            @RequestParam(defaultValue = "recorded") String of,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        return file(page, bulletins.get(officer, census), counted(of), Format.CSV);
    }

    private Answer file(Page page, CensusFigures figures, CensusNumber counted, Format format) {
        var rows = bulletins.all(figures, counted);
        var title = page.t("statistics.census." + counted.word());
        var headings =
                List.of(
                        page.t("statistics.name"),
                        page.t("statistics.last4"),
                        page.t("statistics.employer"),
                        page.t("statistics.stays.uscc"),
                        page.t("statistics.place"),
                        page.t("statistics.census.outsider"),
                        page.t("statistics.census.stayer"));
        return new Download(
                figures.title() + "-" + title + format.suffix(),
                format.mediaType(),
                out -> {
                    try (var sheet = SheetWriter.open(format, out, title, headings)) {
                        rows.forEach(row -> sheet.row(cells(page, row)));
                    }
                });
    }

    private List<SheetCell> cells(Page page, CensusRow row) {
        var cells = new ArrayList<SheetCell>();
        cells.add(SheetCell.of(row.name().masked()));
        cells.add(SheetCell.of(row.idLast4()));
        cells.add(SheetCell.of(row.employer() == null ? "" : row.employer()));
        cells.add(SheetCell.of(row.uscc() == null ? "" : row.uscc()));
        cells.add(SheetCell.of(words.office(page, row.organisation())));
        cells.add(SheetCell.of(words.answer(page, row.isOutsider())));
        cells.add(SheetCell.of(words.answer(page, row.isStayer())));
        return cells;
    }

    private static CensusNumber counted(String word) {
        return CensusNumber.of(word)
                .orElseThrow(() -> new Refused(StatisticsProblem.INDICATOR_NOT_FOUND));
    }
}
