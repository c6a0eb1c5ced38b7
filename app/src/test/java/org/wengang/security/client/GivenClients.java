package org.wengang.security.client;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.wengang.database.Scope;
import org.wengang.registry.GivenRoster;
import org.wengang.registry.imports.RosterDesk;
import org.wengang.security.Officer;
import org.wengang.security.Right;
import org.wengang.security.Role;

/** Programs of Luquan, and what comes back to them. */
final class GivenClients {

    static final LocalDate LAST_DAY = LocalDate.of(2021, 6, 30);

    private final Clients clients;
    private final MockMvc door;
    private final RosterDesk desk;
    private final Officer administrator;

    GivenClients(ApplicationContext context) {
        this.clients = context.getBean(Clients.class);
        this.door = context.getBean(MockMvc.class);
        this.desk = new RosterDesk(context);
        this.administrator = desk.officer(RosterDesk.LUQUAN, "luquan-guanli", Role.ADMINISTRATOR);
    }

    RosterDesk desk() {
        return desk;
    }

    Officer administrator() {
        return administrator;
    }

    /** One worker in the ledger. */
    void people() {
        var caseworker = desk.officer(RosterDesk.LUQUAN, "luquan-jingban", Role.CASEWORKER);
        desk.bring(
                caseworker,
                GivenRoster.with("姓名", "证件号码", "手机号码")
                        .row("张试一", GivenRoster.id(1), "13800000001"));
    }

    Clients.Opened client(String name, Right... rights) {
        return open(administrator, name, LAST_DAY, rights);
    }

    Clients.Opened open(Officer officer, String name, LocalDate until, Right... rights) {
        return as(officer, () -> clients.open(officer, name, Set.of(rights), until));
    }

    Clients.Opened renew(ApiClient client, int daysBeside) {
        return as(
                administrator,
                () -> clients.renew(administrator, client.id(), client.version(), daysBeside));
    }

    MockHttpServletResponse open(String token, String path) throws Exception {
        return door.perform(with(token, get(path))).andReturn().getResponse();
    }

    MockHttpServletResponse openFrom(String address, String token) throws Exception {
        return door.perform(with(token, get("/api/v1/policies").remoteAddress(address)))
                .andReturn()
                .getResponse();
    }

    static <B extends AbstractMockHttpServletRequestBuilder<B>> B with(String token, B request) {
        return request.header("Authorization", "Bearer " + token);
    }

    static <T> T as(Officer officer, ScopedValue.CallableOp<T, RuntimeException> work) {
        return Scope.within(officer.org(), officer.id()).call(work);
    }
}
