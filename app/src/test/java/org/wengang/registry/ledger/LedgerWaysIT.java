package org.wengang.registry.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.registry.GivenRoster.id;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wengang.database.WengangTest;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;

/** A page of many is come by in other ways than one of few, and is the same page. */
@WengangTest
class LedgerWaysIT {

    private static final int PAGE = 3;

    private final RosterDesk desk;
    private final LedgerRepository repository;
    private final LedgerReader reader;
    private final TransactionTemplate transaction;

    private Officer officer;
    private UUID second;

    @Autowired
    LedgerWaysIT(
            ApplicationContext context,
            LedgerRepository repository,
            LedgerReader reader,
            PlatformTransactionManager transactions) {
        this.desk = new RosterDesk(context);
        this.repository = repository;
        this.reader = reader;
        this.transaction = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void twelve_people_of_two_files() {
        officer = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
        desk.bring(officer, people(1, 8, "试验机械厂"));
        second = desk.bring(officer, people(5, 12, "试验纺织厂")).id();
    }

    private static GivenRoster people(int from, int to, String employer) {
        var roster = GivenRoster.with("姓名", "证件号码", "用人单位名称", "留岗开始日期", "留岗结束日期");
        for (int person = from; person <= to; person++) {
            var knowsEmployer = person % 4 != 0;
            var day = "2021-02-0" + (1 + person % 3);
            roster =
                    roster.row(
                            (person % 2 == 0 ? "张试" : "李试") + "甲乙丙丁".charAt(person % 4),
                            id(person),
                            knowsEmployer ? employer : null,
                            person % 5 == 0 ? null : day,
                            person % 5 == 0 ? null : "2021-02-17");
        }
        return roster;
    }

    @Test
    void walking_along_every_order_gives_the_pages_that_gathering_gives() {
        for (var condition :
                List.of(
                        "",
                        "q=张",
                        "q=zhangshi",
                        "employer=试验",
                        "employer=纺织",
                        "unknown=employer_name",
                        "import=" + second,
                        "import=" + second + "&how=changed",
                        "import=" + second + "&how=added",
                        "import=" + second + "&employer=纺织")) {
            for (var sort : LedgerSort.values()) {
                for (var order : List.of("", "&order=desc", "&order=asc")) {
                    var address = LedgerAddress.ofQuery(condition + "&sort=" + sort.code() + order);
                    var reading = reader.read(address, officer.org());
                    assertThat(reading.errors().hasErrors()).as(address.query()).isFalse();
                    var gathered = pages(reading.query(), false);
                    assertThat(gathered).as(address.query()).isNotEmpty();
                    assertThat(pages(reading.query(), true))
                            .as(address.query())
                            .isEqualTo(gathered);
                }
            }
        }
    }

    /** Everybody, page by page forwards, and the last page once more backwards. */
    private List<UUID> pages(LedgerQuery query, boolean many) {
        var all = new ArrayList<UUID>();
        String after = null;
        List<LedgerLine> page;
        do {
            page = page(query, new Cursor(after, null), many);
            page.forEach(line -> all.add(line.id()));
            after = page.isEmpty() ? after : LedgerPosition.key(query.sort(), page.getLast());
        } while (page.size() == PAGE);
        page(query, new Cursor(null, after), many).forEach(line -> all.add(line.id()));
        return all;
    }

    private List<LedgerLine> page(LedgerQuery query, Cursor cursor, boolean many) {
        return RosterDesk.as(
                officer,
                () ->
                        Objects.<@Nullable List<LedgerLine>>requireNonNull(
                                transaction.execute(status ->
                                        repository.page(query, cursor, PAGE, false, many))));
    }
}
