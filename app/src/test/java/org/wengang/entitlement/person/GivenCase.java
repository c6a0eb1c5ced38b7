package org.wengang.entitlement.person;

import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.wengang.entitlement.Browsing;
import org.wengang.entitlement.GivenEntitlements;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Officer;

/** A case of workers who may be one person, and what officers say of it. */
final class GivenCase {

    private final GivenEntitlements given;
    private final Browsing browsing;
    private final UUID id;

    /** One that a search found. */
    GivenCase(ApplicationContext application, GivenEntitlements given, UUID id) {
        this.given = given;
        this.browsing = new Browsing(application);
        this.id = id;
    }

    GivenCase(
            ApplicationContext application,
            GivenEntitlements given,
            OrgPath organisation,
            List<UUID> workers) {
        this(application, given, Ids.newId());
        given.owner()
                .sql(
                        """
                        with search as (
                            insert into registry.duplicate_search (search_id, org_path, started_by, started_at)
                            values (:case, :org, :case, '2021-02-05')
                            returning search_id
                        ), found as (
                            insert into registry.duplicate_case
                                   (case_id, org_path, search_id, found_at, score, pairs, state)
                            select :case, :org, search_id, '2021-02-05', 95,
                                   jsonb_build_array(jsonb_build_object('reason', 'name-birth-phone')), 'open'
                              from search
                            returning case_id
                        )
                        insert into registry.duplicate_member (case_id, worker_id, org_path, facts_mark)
                        select case_id, unnest(:workers), :org, '' from found\
                        """)
                .param("case", id)
                .param("org", organisation.value())
                .param("workers", workers.toArray(UUID[]::new))
                .update();
    }

    String path() {
        return "/duplicates/" + id;
    }

    String state() {
        return given.owner()
                .sql("select state from registry.duplicate_case where case_id = :case")
                .param("case", id)
                .query(String.class)
                .single();
    }

    /** In the version as it is now. */
    Browsing.Seen same(Officer officer, UUID holder) {
        return decide(officer, "same", "sameAs", holder.toString());
    }

    Browsing.Seen again(Officer officer) {
        return decide(officer, "reopened");
    }

    Browsing.Seen decide(Officer officer, String verdict, String... more) {
        var fields =
                new String[] {
                    "verdict", verdict, "version", Integer.toString(version()), "reason", "核对了身份证"
                };
        var all = new String[fields.length + more.length];
        System.arraycopy(fields, 0, all, 0, fields.length);
        System.arraycopy(more, 0, all, fields.length, more.length);
        return browsing.send(officer, path() + "/decision", all);
    }

    private int version() {
        return given.owner()
                .sql("select version from registry.duplicate_case where case_id = :case")
                .param("case", id)
                .query(Integer.class)
                .single();
    }
}
