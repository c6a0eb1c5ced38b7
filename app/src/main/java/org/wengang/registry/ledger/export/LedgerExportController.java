package org.wengang.registry.ledger.export;

import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import jte.Templates;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wengang.registry.ledger.Ledger;
import org.wengang.registry.ledger.LedgerAddress;
import org.wengang.security.Officer;
import org.wengang.sheet.SheetWriter.Format;
import org.wengang.web.Answer;
import org.wengang.web.Download;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Choice;

/** Asks for an export, shows how it is, and hands it out. */
@Controller
@RequestMapping("/workers")
final class LedgerExportController {

    private static final int LONGEST_REASON = 500;

    private final LedgerExports exports;
    private final Ledger ledger;
    private final Templates templates;
    private final Clock clock;

    LedgerExportController(LedgerExports exports, Ledger ledger, Templates templates, Clock clock) {
        this.exports = exports;
        this.ledger = ledger;
        this.templates = templates;
        this.clock = clock;
    }

    @GetMapping("/export")
    Answer ask(
            Page page,
            @AuthenticationPrincipal Officer officer,
            @RequestParam MultiValueMap<String, String> parameters) {
        var asked = LedgerAddress.of(parameters);
        return Answer.page(form(page, officer, asked, "", wrong(asked)));
    }

    @PostMapping("/export")
    Answer start(
            Page page,
            @AuthenticationPrincipal Officer officer,
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String format,
            @RequestParam(defaultValue = "") String reason) {
        var asked = LedgerAddress.ofQuery(address);
        var errors = wrong(asked);
        var chosen = format(format);
        if (chosen.isEmpty()) {
            errors.add("format", "registry.export.wrong.format");
        }
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            errors.add("reason", "registry.export.wrong.reason", LONGEST_REASON);
        }
        if (chosen.isEmpty() || errors.hasErrors()) {
            return Answer.invalid(form(page, officer, asked, why, errors));
        }
        var job = exports.start(officer, asked, chosen.get(), page.language(), why);
        return Answer.redirect("/jobs/" + job);
    }

    @GetMapping("/exports")
    Answer list(Page page, @AuthenticationPrincipal Officer officer) {
        return Answer.page(
                templates.registryExports(page, exports.newest(officer), clock.instant()));
    }

    @GetMapping("/exports/{id}")
    Answer show(@PathVariable UUID id, Page page, @AuthenticationPrincipal Officer officer) {
        return Answer.page(
                templates.registryExports(
                        page, List.of(exports.get(officer, id)), clock.instant()));
    }

    @GetMapping("/exports/{id}/file")
    Answer download(@PathVariable UUID id, Page page, @AuthenticationPrincipal Officer officer) {
        var export = exports.take(officer, id);
        var name = page.t("registry.export.file", export.askedAt()) + export.format().suffix();
        return new Download(name, export.format().mediaType(), out -> exports.write(export, out));
    }

    /** An export keeps its address for good, so it must not hold an ID number. */
    private static FormErrors wrong(LedgerAddress asked) {
        var errors = FormErrors.none();
        return asked.namesNumber() ? errors.add("reason", "registry.export.wrong.number") : errors;
    }

    private JteModel form(
            Page page, Officer officer, LedgerAddress address, String reason, FormErrors errors) {
        return templates.registryExport(
                page,
                address,
                ledger.count(officer, address),
                Arrays.stream(Format.values())
                        .map(each ->
                                new Choice(code(each), page.t("registry.export." + code(each))))
                        .toList(),
                reason,
                errors);
    }

    private static String code(Format format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Format> format(String code) {
        return Arrays.stream(Format.values()).filter(each -> code(each).equals(code)).findFirst();
    }
}
