package org.wengang.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the catalogue of the migrated database must say of every schema of ours, whoever wrote the
 * migration.
 */
@WengangTest
class CatalogueIT {

    /**
     * Tables without the wall, and why they may. A line here is a decision (docs/decisions/0005).
     */
    private static final Map<String, String> IN_THE_OPEN =
            Map.of(
                    "job.scheduled_tasks",
                            "db-scheduler's own: names of tasks, ids and times, nobody's data",
                    "entitlement.national_day",
                            "holidays the State Council announced for everybody",
                    "security.key_fingerprint", "one row about the installation, nobody's data");

    private final JdbcClient owner = JdbcClient.create(TestDatabase.owner());

    @Test
    void every_table_stands_behind_the_wall() {
        var open =
                owner.sql(
                                """
                                select n.nspname || '.' || c.relname
                                  from pg_class c
                                  join pg_namespace n on n.oid = c.relnamespace
                                 where c.relkind in ('r', 'p', 'f')
                                   and c.relpersistence <> 't'
                                   and n.nspname !~ '^pg_|^information_schema$|^probe$'
                                   and c.relname <> 'flyway_history'
                                   and not (c.relrowsecurity
                                            and c.relforcerowsecurity
                                            and exists (select from pg_policy p where p.polrelid = c.oid))
                                """)
                        .query((row, n) -> row.getString(1))
                        .list();
        assertThat(open).containsExactlyInAnyOrderElementsOf(IN_THE_OPEN.keySet());
    }

    @Test
    void the_wall_is_the_same_one_everywhere() {
        var others =
                owner.sql(
                                """
                                select p.polrelid::regclass::text
                                  from pg_policy p
                                  join pg_attribute a on a.attrelid = p.polrelid and a.attname = 'org_path'
                                 where a.atttypid <> 'scope.org_path'::regtype
                                    or not a.attnotnull
                                    or not exists (
                                         select from pg_policy w
                                          where w.polrelid = p.polrelid
                                            and w.polname = 'region_wall'
                                            and w.polcmd = '*'
                                            and w.polpermissive
                                            and w.polroles = '{0}'
                                            and pg_get_expr(w.polqual, w.polrelid)
                                                = pg_get_expr(w.polwithcheck, w.polrelid)
                                            and pg_get_expr(w.polqual, w.polrelid) ~ 'scope.low'
                                            and pg_get_expr(w.polqual, w.polrelid) ~ 'scope.high')
                                """)
                        .query((row, n) -> row.getString(1))
                        .list();
        assertThat(others).isEmpty();
    }

    @Test
    void every_view_asks_in_the_name_of_the_one_who_reads_it() {
        var views =
                owner.sql(
                                """
                                select c.oid::regclass::text
                                  from pg_class c
                                  join pg_namespace n on n.oid = c.relnamespace
                                 where n.nspname !~ '^pg_|^information_schema$|^probe$'
                                   and (c.relkind = 'm'
                                        or c.relkind = 'v'
                                           and not coalesce('security_invoker=true' = any (c.reloptions), false))
                                """)
                        .query((row, n) -> row.getString(1))
                        .list();
        assertThat(views).isEmpty();
    }

    @Test
    void the_application_owns_nothing_and_may_do_nothing_to_the_schema() {
        assertThat(
                        owner.sql(
                                        """
                                        select count(*)
                                          from pg_class c
                                         where c.relowner = 'wengang_app'::regrole
                                            or has_table_privilege('wengang_app', c.oid, 'truncate')
                                               and c.relkind in ('r', 'p')
                                               and c.relnamespace <> 'pg_catalog'::regnamespace
                                        """)
                                .query()
                                .singleValue())
                .isEqualTo(0L);
        assertThat(
                        owner.sql(
                                        """
                                        select count(*)
                                          from pg_namespace n
                                         where has_schema_privilege('wengang_app', n.oid, 'create')
                                           and n.nspname not like 'pg\\_%'
                                        """)
                                .query()
                                .singleValue())
                .isEqualTo(0L);
    }
}
