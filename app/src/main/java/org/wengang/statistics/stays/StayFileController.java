package org.wengang.statistics.stays;

import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.security.Officer;
import org.wengang.sheet.SheetCell;
import org.wengang.sheet.SheetWriter;
import org.wengang.sheet.SheetWriter.Format;
import org.wengang.web.Answer;
import org.wengang.web.Download;
import org.wengang.web.OrganisationNames;
import org.wengang.web.Page;

/** Files of the people, or of the employers, behind a number of those who stay on post. */
@Controller
@RequestMapping({StayFileController.PEOPLE, StayFileController.EMPLOYERS})
final class StayFileController {

    static final String PEOPLE = "/bulletins/stays/people";
    static final String EMPLOYERS = "/bulletins/stays/employers";

    private final Stays stays;
    private final Windows windows;
    private final OrganisationNames organisations;

    StayFileController(Stays stays, Windows windows, OrganisationNames organisations) {
        this.stays = stays;
        this.windows = windows;
        this.organisations = organisations;
    }

    /** A file of one number. */
    private record Asked(Window window, Counted counted, Format format) {}

    @GetMapping("/file.xlsx")
    Answer workbook(
            @RequestParam(defaultValue = "all") String of,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String scope,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var window = windows.of(officer, from, to, scope);
        return file(page, new Asked(window, Windows.counted(of), Format.XLSX));
    }

    @GetMapping("/file.csv")
    Answer csv(
            @RequestParam(defaultValue = "all") String of,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String scope,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var window = windows.of(officer, from, to, scope);
        return file(page, new Asked(window, Windows.counted(of), Format.CSV));
    }

    private Answer file(Page page, Asked asked) {
        return page.path().startsWith(EMPLOYERS) ? employers(page, asked) : people(page, asked);
    }

    private Answer people(Page page, Asked asked) {
        var headings =
                List.of(
                        page.t("statistics.name"),
                        page.t("statistics.last4"),
                        page.t("statistics.employer"),
                        page.t("statistics.place"),
                        page.t("statistics.stays.from"),
                        page.t("statistics.stays.to"),
                        page.t("statistics.stays.days"));
        var cells =
                stays.allPeople(asked.window(), asked.counted()).stream()
                        .map(row -> cells(page, row))
                        .toList();
        var title = page.t("statistics.stays." + asked.counted().word());
        return download(title, asked, headings, cells);
    }

    private List<SheetCell> cells(Page page, StayRow row) {
        var until = row.until();
        var days = row.onDutyDays();
        return List.of(
                SheetCell.of(row.name().masked()),
                SheetCell.of(row.idLast4()),
                SheetCell.of(row.employer()),
                SheetCell.of(organisations.name(row.organisation(), page.language())),
                SheetCell.of(row.since()),
                until == null ? SheetCell.of("") : SheetCell.of(until),
                days == null ? SheetCell.of("") : SheetCell.of(days));
    }

    private Answer employers(Page page, Asked asked) {
        var counted = asked.counted();
        var headings =
                List.of(
                        page.t("statistics.employer"),
                        page.t("statistics.stays.uscc"),
                        page.t("statistics.stays.people"));
        var cells =
                stays.allEmployers(asked.window(), counted).stream()
                        .map(row ->
                                List.of(
                                        SheetCell.of(row.name()),
                                        SheetCell.of(row.uscc()),
                                        SheetCell.of(row.people())))
                        .toList();
        var title =
                counted.isOfList()
                        ? page.t("statistics.stays.list." + counted.word())
                        : page.t("statistics.stays.employers");
        return download(title, asked, headings, cells);
    }

    private static Answer download(
            String title, Asked asked, List<String> headings, List<List<SheetCell>> rows) {
        var window = asked.window();
        var format = asked.format();
        return new Download(
                "%s-%s-%s%s".formatted(title, window.from(), window.to(), format.suffix()),
                format.mediaType(),
                out -> {
                    try (var sheet = SheetWriter.open(format, out, title, headings)) {
                        rows.forEach(sheet::row);
                    }
                });
    }
}
