package org.wengang.voucher.card;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.Refused;
import org.wengang.registry.Workers;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.voucher.CardProblem;
import org.wengang.voucher.VoucherCode;
import org.wengang.voucher.VoucherCodes;
import org.wengang.voucher.card.CardRepository.Recipient;
import org.wengang.voucher.card.CardRepository.SealedCard;
import org.wengang.web.FormErrors;
import org.wengang.web.component.Cursor;

/** Cards of people, one of each kind a person. */
@Service
@Transactional
public class Cards {

    private final CardRepository repository;
    private final CardKinds kinds;
    private final VoucherCodes codes;
    private final Workers workers;
    private final Audit audit;
    private final Clock clock;

    Cards(
            CardRepository repository,
            CardKinds kinds,
            VoucherCodes codes,
            Workers workers,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.kinds = kinds;
        this.codes = codes;
        this.workers = workers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A card with what was done with it.
     *
     * @param events newest first
     */
    public record Whole(CardKind kind, CardLine line, List<CardEvent> events) {}

    /**
     * Whom cards of the kind can be issued to by what they were awarded.
     *
     * @throws Refused security-role-missing; likewise the others
     */
    @Transactional(readOnly = true)
    List<CardGroup> groups(Officer officer, CardKind kind) {
        officer.require(Role.CASEWORKER);
        return repository.groups(kind.id());
    }

    /**
     * Issues one to everybody with an approved award of the policy who has none.
     *
     * @return how many
     * @throws Refused voucher-card-kind-not-found, -kind-closed, -nobody
     */
    int issueTo(Officer officer, UUID kindId, UUID policyVersionId) {
        officer.require(Role.CASEWORKER);
        var kind = issuable(officer, kindId);
        var made = issue(officer, kind, repository.recipients(kind.id(), policyVersionId));
        if (made == 0) {
            throw new Refused(CardProblem.NOBODY);
        }
        return made;
    }

    /**
     * Issues one to each of them who has none; to nobody if one of them is not in the register of
     * this office, which then stands in {@code errors}.
     *
     * @return how many
     * @throws Refused voucher-card-kind-not-found, -kind-closed
     */
    int issueTo(Officer officer, UUID kindId, CardPeople people, FormErrors errors) {
        officer.require(Role.CASEWORKER);
        var kind = issuable(officer, kindId);
        var recipients = new ArrayList<Recipient>();
        for (var each : people.all()) {
            workers.record(each.document(), each.name())
                    .ifPresentOrElse(
                            worker -> recipients.add(new Recipient(worker, null)),
                            () -> errors.add("people", "voucher.card.fault.unknown", each.line()));
        }
        return errors.hasErrors() ? 0 : issue(officer, kind, recipients);
    }

    private CardKind issuable(Officer officer, UUID kindId) {
        var kind = kinds.get(officer, kindId);
        if (!kind.isIssuable(kinds.today())) {
            throw new Refused(CardProblem.KIND_CLOSED);
        }
        return kind;
    }

    private int issue(Officer officer, CardKind kind, List<Recipient> recipients) {
        var made =
                repository.issue(
                        kind.id(),
                        recipients,
                        codes.newOnes(recipients.size()),
                        officer.id(),
                        clock.instant(),
                        LocalDate.now(clock));
        if (made > 0) {
            audit.record("cards-issued", kind.subject(), made + " cards");
        }
        return made;
    }

    @Transactional(readOnly = true)
    int count(UUID kind) {
        return repository.count(kind);
    }

    @Transactional(readOnly = true)
    List<CardLine> page(UUID kind, Cursor cursor, int limit) {
        return repository.page(kind, cursor, limit, false).stream().map(this::line).toList();
    }

    /**
     * @throws Refused voucher-card-not-found
     */
    @Transactional(readOnly = true)
    Whole get(Officer officer, UUID card) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        var found = find(card);
        return new Whole(kinds.get(officer, found.kind()), line(found), repository.events(card));
    }

    private SealedCard find(UUID card) {
        return repository.find(card).orElseThrow(() -> new Refused(CardProblem.NOT_FOUND));
    }

    /**
     * Nothing can be used with it any more, until it gets another code.
     *
     * @throws Refused voucher-card-not-found, -blocked-already
     */
    void block(Officer officer, UUID card) {
        officer.require(Role.CASEWORKER);
        find(card);
        if (!repository.block(card, officer.id(), clock.instant())) {
            throw new Refused(CardProblem.BLOCKED_ALREADY);
        }
        audit.record("card-blocked", "card " + card, "");
    }

    /**
     * Gives a blocked card another code; what was used of it stays used.
     *
     * @throws Refused voucher-card-not-found, -not-blocked
     */
    void replace(Officer officer, UUID card) {
        officer.require(Role.CASEWORKER);
        find(card);
        var code = codes.newOnes(1).getFirst();
        if (!repository.replace(card, code, officer.id(), clock.instant())) {
            throw new Refused(CardProblem.NOT_BLOCKED);
        }
        audit.record("card-replaced", "card " + card, "");
    }

    /**
     * Cards with their codes, without those that are blocked; the reading is written to the audit
     * trail.
     *
     * @throws Refused security-role-missing
     */
    List<CardSlip> slips(Officer officer, UUID kind, Cursor cursor, int limit) {
        officer.require(Role.CASEWORKER);
        return read("card kind " + kind, repository.page(kind, cursor, limit, true));
    }

    /**
     * Likewise one.
     *
     * @throws Refused security-role-missing, voucher-card-not-found
     */
    List<CardSlip> slip(Officer officer, UUID card) {
        officer.require(Role.CASEWORKER);
        return read("card " + card, List.of(find(card)));
    }

    private List<CardSlip> read(String subject, List<SealedCard> cards) {
        var slips = new ArrayList<CardSlip>();
        for (var card : cards) {
            if (card.code() != null) {
                slips.add(new CardSlip(line(card), codes.opened(card.code())));
            }
        }
        audit.record("card-codes-read", subject, slips.size() + " codes");
        return slips;
    }

    /** The whole ledger of a kind; the download is written to the audit trail. */
    List<CardLine> ledger(Officer officer, CardKind kind, String format) {
        officer.require(Role.CASEWORKER, Role.REVIEWER);
        var lines = page(kind.id(), Cursor.START, count(kind.id()) + 1);
        audit.record("card-ledger-downloaded", kind.subject(), format);
        return lines;
    }

    private CardLine line(SealedCard card) {
        var line = card.line();
        return new CardLine(
                line.id(),
                line.number(),
                card.code() == null ? "" : end(codes.opened(card.code())),
                line.name(),
                line.last4(),
                line.issuedOn(),
                line.uses());
    }

    private static String end(VoucherCode code) {
        return code.value().substring(code.value().length() - 4);
    }
}
