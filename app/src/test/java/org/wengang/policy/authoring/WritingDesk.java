package org.wengang.policy.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.database.TestDatabase;
import org.wengang.entitlement.Browsing;
import org.wengang.kernel.OrgPath;
import org.wengang.policy.PolicyDesk;
import org.wengang.security.Officer;
import org.wengang.security.Role;

/** For tests: a policy officer of Luquan before the draft of their office. */
final class WritingDesk {

    private static final OrgPath LUQUAN = new OrgPath("cn/13/1301/130110/");

    private final Browsing browsing;
    private final Officer officer;
    private final UUID id;
    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    WritingDesk(ApplicationContext application, PolicyDesk desk) {
        this.browsing = new Browsing(application);
        this.officer = desk.officer(LUQUAN, "luquan-zhengce", Role.POLICY_OFFICER);
        this.id = desk.policy(PolicyDesk.LUQUAN_500).id();
    }

    Browsing browsing() {
        return browsing;
    }

    Officer officer() {
        return officer;
    }

    UUID id() {
        return id;
    }

    /** Behind the wall. */
    JdbcClient owner() {
        return owner;
    }

    /** As a browser sends it: every line ended by two characters. */
    Browsing.Seen save(int revision, String text) {
        return browsing.send(
                officer,
                edit(),
                "do",
                "save",
                "revision",
                Integer.toString(revision),
                "text",
                text.replace("\n", "\r\n"));
    }

    /**
     * One person on the draft as it stands.
     *
     * @param facts field, value, field, value …
     */
    Browsing.Seen tried(String... facts) {
        var fields = new ArrayList<>(List.of("do", "trial", "revision", "0", "text", yaml()));
        fields.addAll(List.of(facts));
        return browsing.send(officer, edit(), fields.toArray(String[]::new));
    }

    Browsing.Seen check(String text) {
        return act("check", text);
    }

    Browsing.Seen act(String step, String text) {
        return browsing.send(officer, edit(), "do", step, "revision", "0", "text", text);
    }

    String edit() {
        return "/policies/" + id + "/edit";
    }

    /** The text of the draft itself. */
    String yaml() {
        return owner.sql("select yaml from policy.policy_version where policy_version_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }
}
