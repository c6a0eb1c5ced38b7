package org.wengang.entitlement;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;

/** Policies that are issued, whoever's they are. */
record GivenPolicy(JdbcClient owner) {

    UUID issued(String yaml, OrgPath organisation, Map<String, String> confirmed) {
        var id = Ids.newId();
        var file = PolicyFile.load(new StringReader(yaml), "given.yaml");
        supersede(file);
        owner.sql(
                        """
                        insert into policy.policy_version
                               (policy_version_id, org_path, code, version, title, title_en, yaml, status,
                                loaded_at)
                        values (:id, :org, :code, :version, '试验政策 ' || :code, 'Trial policy ' || :code, :yaml, 'draft',
                                '2021-01-25')\
                        """)
                .param("id", id)
                .param("org", organisation.value())
                .param("code", file.code())
                .param("version", file.version())
                .param("yaml", yaml)
                .update();
        withProposals(yaml, confirmed)
                .forEach((name, value) ->
                        owner.sql(
                                        """
                                        insert into policy.parameter_confirmation
                                               (policy_version_id, name, org_path, value, note,
                                                confirmed_by, confirmed_by_name, confirmed_at)
                                        values (:id, :name, :org, :value, '试验', :by, '王试政', '2021-01-25')\
                                        """)
                                .param("id", id)
                                .param("name", name)
                                .param("org", organisation.value())
                                .param("value", value)
                                .param("by", Ids.newId())
                                .update());
        owner.sql(
                        """
                        update policy.policy_version
                           set status = 'approved', approved_by = :by
                         where policy_version_id = :id\
                        """)
                .param("by", Ids.newId())
                .param("id", id)
                .update();
        owner.sql(
                        """
                        update policy.policy_version
                           set status = 'issued', issued_at = '2021-01-26', issued_by = :by,
                               holds_from = case when version > 1 then date '2021-02-05' end
                         where policy_version_id = :id\
                        """)
                .param("by", Ids.newId())
                .param("id", id)
                .update();
        return id;
    }

    /** A later version begins where the one before ends. */
    private void supersede(PolicyFile later) {
        owner.sql(
                        """
                        update policy.policy_version
                           set status = 'superseded', holds_to = '2021-02-04'
                         where code = :code and status = 'issued'\
                        """)
                .param("code", later.code())
                .update();
    }

    /** Every open parameter with the proposal of the file, unless it is confirmed otherwise. */
    private static Map<String, String> withProposals(String yaml, Map<String, String> confirmed) {
        var file = PolicyFile.load(new StringReader(yaml), "given.yaml");
        var values = new LinkedHashMap<String, String>();
        for (var open : file.openParameters()) {
            var proposed = open.valueOn(file.firstDay());
            if (proposed != null) {
                values.put(open.name(), open.type().text(proposed));
            }
        }
        values.putAll(confirmed);
        return values;
    }

    static String read(String file) {
        try {
            return Files.readString(Path.of("..", "policies").resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
