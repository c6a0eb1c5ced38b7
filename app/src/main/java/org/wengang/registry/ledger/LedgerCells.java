package org.wengang.registry.ledger;

import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.OrgPath;
import org.wengang.organisation.Divisions;
import org.wengang.organisation.Organisations;
import org.wengang.web.Language;
import org.wengang.web.Message;
import org.wengang.web.Page;

/** Fills the cells of the ledger. */
@Component
public final class LedgerCells {

    private static final LedgerCell UNKNOWN = new LedgerCell.Unknown();

    private final Divisions divisions;
    private final Organisations organisations;

    LedgerCells(Divisions divisions, Organisations organisations) {
        this.divisions = divisions;
        this.organisations = organisations;
    }

    public LedgerCell of(LedgerColumn column, LedgerLine line, Language language) {
        return switch (column) {
            case NAME -> new LedgerCell.Plain(line.name());
            case ID -> new LedgerCell.Masked(line.maskedId(), line.idLast4());
            case HUKOU -> place(line.hukou());
            case EMPLOYER -> plain(line.employerName());
            case STAY_FROM -> day(line.stayFrom());
            case STAY_TO -> day(line.stayTo());
            case OFFICE -> new LedgerCell.Plain(office(line.organisation(), language));
            case DOCUMENT -> word("registry.id_kind.", line.idKind().code());
            case BIRTH -> day(line.birth());
            case MOBILE -> plain(line.maskedMobile());
            case HOME -> place(line.home());
            case RESIDENCE -> place(line.residence());
            case NATURE -> word("registry.hukou_nature.", line.hukouNature());
            case USCC -> plain(line.uscc());
            case KIND -> word("registry.employer_kind.", line.employerKind());
            case CATEGORY -> word("registry.worker_category.", line.category());
            case STAY_PLACE -> place(line.stayPlace());
            case DUTY -> known(line.onDutyDays(), days -> new LedgerCell.Number(days));
            case REMARK -> plain(line.remark());
            case ADDED -> new LedgerCell.Moment(line.addedAt());
            case CHANGED -> new LedgerCell.Moment(line.changedAt());
        };
    }

    /** As a page writes it; masked numbers have a component of their own. */
    public String write(Page page, LedgerCell cell) {
        return switch (cell) {
            case LedgerCell.Plain(var value) -> value;
            case LedgerCell.Masked(var value, var _) -> value;
            case LedgerCell.Number(var value) -> page.number(value);
            case LedgerCell.Day(var value) -> page.date(value);
            case LedgerCell.Moment(var value) -> page.dateTime(value);
            case LedgerCell.Word(var value) -> page.t(value);
            case LedgerCell.Unknown() -> page.t("registry.unknown");
        };
    }

    private String office(OrgPath path, Language language) {
        return organisations.find(path).map(one -> one.name(language)).orElse(path.value());
    }

    private LedgerCell place(@Nullable String code) {
        return known(
                code,
                value -> new LedgerCell.Plain(divisions.displayName(new DivisionCode(value))));
    }

    private static LedgerCell plain(@Nullable String value) {
        return known(value, LedgerCell.Plain::new);
    }

    private static LedgerCell day(@Nullable LocalDate value) {
        return known(value, LedgerCell.Day::new);
    }

    private static LedgerCell word(String list, @Nullable String code) {
        return known(code, value -> new LedgerCell.Word(Message.of(list + value)));
    }

    private static <T> LedgerCell known(@Nullable T value, Function<T, LedgerCell> cell) {
        return value == null ? UNKNOWN : cell.apply(value);
    }
}
