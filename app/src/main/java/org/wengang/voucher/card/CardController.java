package org.wengang.voucher.card;

import gg.jte.models.runtime.JteModel;
import java.util.Map;
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
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.wengang.entitlement.Forms;
import org.wengang.kernel.Refused;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.sheet.SheetWriter.Format;
import org.wengang.voucher.CardProblem;
import org.wengang.web.Answer;
import org.wengang.web.Download;
import org.wengang.web.Flash;
import org.wengang.web.FormErrors;
import org.wengang.web.Page;
import org.wengang.web.component.Slice;

/** Kinds of card, the cards issued of them, and their ledger. */
@Controller
@RequestMapping("/cards")
final class CardController {

    private static final int ON_A_PAGE = 100;
    private static final int PRINTED_ON_A_PAGE = 60;

    private final CardKinds kinds;
    private final Cards cards;
    private final Templates templates;

    CardController(CardKinds kinds, Cards cards, Templates templates) {
        this.kinds = kinds;
        this.cards = cards;
        this.templates = templates;
    }

    @GetMapping
    Answer list(Page page, @AuthenticationPrincipal Officer officer) {
        return Answer.page(templates.voucherCardKinds(page, kinds.all(officer), kinds.today()));
    }

    @GetMapping("/new")
    Answer blank(Page page, @AuthenticationPrincipal Officer officer) {
        officer.require(Role.CASEWORKER);
        return Answer.page(
                templates.voucherNewCardKind(page, CardKindForm.blank(), FormErrors.none()));
    }

    @PostMapping
    Answer plan(
            Page page,
            @RequestParam Map<String, String> fields,
            @AuthenticationPrincipal Officer officer) {
        officer.require(Role.CASEWORKER);
        var form = CardKindForm.of(fields);
        var errors = FormErrors.none();
        var plan = form.plan(kinds.today(), errors);
        if (plan.isEmpty()) {
            return Answer.invalid(templates.voucherNewCardKind(page, form, errors));
        }
        var submission = Forms.submission(form.submission(), form.title(), form.rows());
        var kind = kinds.plan(officer, plan.get(), submission);
        return Answer.redirect("/cards/" + kind, Flash.done("voucher.card.planned"));
    }

    @PostMapping("/{kind}/release")
    Answer release(@PathVariable UUID kind, @AuthenticationPrincipal Officer officer) {
        kinds.release(officer, kind);
        return Answer.redirect("/cards/" + kind, Flash.done("voucher.card.released"));
    }

    @GetMapping("/{kind}")
    Answer show(
            @PathVariable UUID kind,
            @RequestParam @Nullable Long after,
            @RequestParam @Nullable Long before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        var shown = kinds.get(officer, kind);
        var cursor = Forms.cursor(after, before);
        var slice =
                Slice.of(
                        cards.page(kind, cursor, ON_A_PAGE + 1),
                        ON_A_PAGE,
                        cursor,
                        line -> Long.toString(line.number()),
                        query -> "/cards/" + kind + "?" + query);
        return Answer.page(
                templates.voucherCardKind(
                        page, shown, shown.state(kinds.today()), cards.count(kind), slice));
    }

    @GetMapping("/{kind}/issue")
    Answer issueForm(@PathVariable UUID kind, @AuthenticationPrincipal Officer officer, Page page) {
        officer.require(Role.CASEWORKER);
        return Answer.page(issueForm(page, officer, kind, "", FormErrors.none()));
    }

    @PostMapping("/{kind}/issue/policy")
    Answer issueByPolicy(
            @PathVariable UUID kind,
            @RequestParam(defaultValue = "") String policy,
            @AuthenticationPrincipal Officer officer) {
        var version = Forms.id(policy).orElseThrow(() -> new Refused(CardProblem.NOBODY));
        return issued(kind, cards.issueTo(officer, kind, version));
    }

    @PostMapping("/{kind}/issue/list")
    Answer issueByList(
            @PathVariable UUID kind,
            @RequestParam(defaultValue = "") String people,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.CASEWORKER);
        var errors = FormErrors.none();
        var named = CardPeople.parse(people, kinds.today(), errors);
        var made = errors.hasErrors() ? 0 : cards.issueTo(officer, kind, named, errors);
        return errors.hasErrors()
                ? Answer.invalid(issueForm(page, officer, kind, people, errors))
                : issued(kind, made);
    }

    private static Answer issued(UUID kind, int cards) {
        return Answer.redirect(
                "/cards/" + kind,
                Flash.done(cards == 0 ? "voucher.card.issued.none" : "voucher.card.issued", cards));
    }

    private JteModel issueForm(
            Page page, Officer officer, UUID id, String people, FormErrors errors) {
        var kind = kinds.get(officer, id);
        return templates.voucherIssueCards(
                page,
                kind,
                kind.isIssuable(kinds.today()),
                cards.groups(officer, kind),
                people,
                errors);
    }

    /** To be printed and cut out: many, or the one that is asked for. */
    @GetMapping("/{kind}/print")
    Answer print(
            @PathVariable UUID kind,
            @RequestParam @Nullable UUID card,
            @RequestParam @Nullable Long after,
            @RequestParam @Nullable Long before,
            @AuthenticationPrincipal Officer officer,
            Page page) {
        officer.require(Role.CASEWORKER);
        var shown = kinds.get(officer, kind);
        var cursor = Forms.cursor(after, before);
        var slice =
                card != null
                        ? Slice.within(
                                cards.slip(officer, card), cursor, slip -> slip.code().value())
                        : Slice.of(
                                cards.slips(officer, kind, cursor, PRINTED_ON_A_PAGE + 1),
                                PRINTED_ON_A_PAGE,
                                cursor,
                                slip -> Long.toString(slip.line().number()),
                                query -> "/cards/" + kind + "/print?" + query);
        var holderPage =
                ServletUriComponentsBuilder.fromCurrentContextPath().path("/v/").toUriString();
        return Answer.page(templates.voucherCardSlips(page, shown, slice, holderPage));
    }

    @GetMapping("/{kind}/ledger.xlsx")
    Answer workbook(@PathVariable UUID kind, @AuthenticationPrincipal Officer officer) {
        return file(officer, kind, Format.XLSX);
    }

    @GetMapping("/{kind}/ledger.csv")
    Answer csv(@PathVariable UUID kind, @AuthenticationPrincipal Officer officer) {
        return file(officer, kind, Format.CSV);
    }

    private Answer file(Officer officer, UUID id, Format format) {
        var kind = kinds.get(officer, id);
        var file = new CardLedgerFile(kind, cards.ledger(officer, kind, format.name()));
        return new Download(
                file.fileName(format), format.mediaType(), out -> file.writeTo(out, format));
    }

    @GetMapping("/people/{card}")
    Answer card(@PathVariable UUID card, @AuthenticationPrincipal Officer officer, Page page) {
        return Answer.page(templates.voucherCard(page, cards.get(officer, card)));
    }

    @PostMapping("/people/{card}/block")
    Answer block(@PathVariable UUID card, @AuthenticationPrincipal Officer officer) {
        cards.block(officer, card);
        return Answer.redirect("/cards/people/" + card, Flash.done("voucher.card.blocked"));
    }

    @PostMapping("/people/{card}/replacement")
    Answer replace(@PathVariable UUID card, @AuthenticationPrincipal Officer officer) {
        cards.replace(officer, card);
        return Answer.redirect("/cards/people/" + card, Flash.done("voucher.card.replaced"));
    }
}
