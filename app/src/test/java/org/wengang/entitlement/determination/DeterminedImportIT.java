package org.wengang.entitlement.determination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wengang.entitlement.GivenEntitlements.LUQUAN;
import static org.wengang.registry.GivenRoster.id;
import static org.wengang.registry.GivenRoster.people;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wengang.database.WengangTest;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.imports.ImportBatch;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.registry.imports.undo.Undoing;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.Message;

/** An import stands as long as somebody was determined by what it brought. */
@WengangTest
class DeterminedImportIT {

    private final Undoing undoing;
    private final GivenEntitlements given;
    private final RosterDesk desk;

    @Autowired
    DeterminedImportIT(Undoing undoing, ApplicationContext application) {
        this.undoing = undoing;
        this.given = new GivenEntitlements(application);
        this.desk = new RosterDesk(application);
    }

    @Test
    void what_was_determined_stands_and_what_came_later_may_go() {
        var officer = given.officer(LUQUAN, Role.CASEWORKER);
        var policy = given.luquan("1000000.00");
        var first = desk.bring(officer, people(3));
        given.determine(officer, policy);
        var second =
                desk.bring(
                        officer,
                        GivenRoster.with("姓名", "证件号码", "户籍所在地").row("张试一", id(1), "河北省衡水市"));
        assertThat(ask(officer, second)).isEmpty();
        given.perform(officer, "roster-undo", second.id());
        assertThat(ask(officer, first))
                .containsExactly(Message.of("entitlement.undo.determined", 3));
        var third =
                desk.bring(
                        officer,
                        GivenRoster.with("姓名", "证件号码", "户籍所在地").row("张试一", id(1), "河北省衡水市"));
        given.determine(officer, policy);
        assertThat(ask(officer, third))
                .containsExactly(Message.of("entitlement.undo.determined", 1));
    }

    private List<Message> ask(Officer officer, ImportBatch batch) {
        return RosterDesk.as(officer, () -> undoing.ask(officer, batch.id(), "传错了文件"));
    }
}
