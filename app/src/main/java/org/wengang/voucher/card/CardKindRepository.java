package org.wengang.voucher.card;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.database.TextArray;
import org.wengang.engine.schema.Label;
import org.wengang.kernel.OrgPath;
import org.wengang.voucher.card.CardKindForm.Plan;
import org.wengang.voucher.merchant.PlaceKind;

/** Kinds of card and their privileges. */
@Component
final class CardKindRepository {

    private static final String SELECT =
            """
            select kind_id, org_path, title, coalesce(title_en, title) as title_en, source, first_day, last_day,
                   released_at is not null as is_released, made_by = :officer as is_own
              from voucher.card_kind
            """;

    private final JdbcClient jdbc;

    CardKindRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UUID> bySubmission(UUID submission) {
        return jdbc.sql("select kind_id from voucher.card_kind where submission = :submission")
                .param("submission", submission)
                .query(UUID.class)
                .optional();
    }

    void insert(UUID id, OrgPath office, Plan plan, UUID submission, UUID by, Instant at) {
        jdbc.sql(
                        """
                        insert into voucher.card_kind
                               (kind_id, org_path, title, title_en, source, first_day, last_day, submission, made_at,
                                made_by)
                        values (:id, :org, :title, :titleEn, :source, :first, :last, :submission, :at, :by)\
                        """)
                .param("id", id)
                .param("org", office.value())
                .param("title", plan.title().chinese())
                .param("titleEn", english(plan.title()))
                .param("source", plan.source())
                .param("first", Date.valueOf(plan.firstDay()))
                .param("last", Date.valueOf(plan.lastDay()))
                .param("submission", submission)
                .param("at", Timestamp.from(at))
                .param("by", by)
                .update();
        plan.privileges().forEach(privilege -> insert(id, office, privilege));
    }

    private void insert(UUID kind, OrgPath office, Privilege privilege) {
        jdbc.sql(
                        """
                        insert into voucher.card_privilege
                               (privilege_id, kind_id, org_path, number, name, name_en, gives, percent_off, most_uses,
                                place_kind)
                        values (:id, :kind, :org, :number, :name, :nameEn, :gives, :percent, :uses, :place)\
                        """)
                .param("id", privilege.id())
                .param("kind", kind)
                .param("org", office.value())
                .param("number", privilege.number())
                .param("name", privilege.name().chinese())
                .param("nameEn", english(privilege.name()))
                .param("gives", privilege.gives().code())
                .param("percent", privilege.percentOff())
                .param("uses", privilege.mostUses())
                .param("place", privilege.place().code())
                .update();
    }

    private static @Nullable String english(Label label) {
        return label.english().equals(label.chinese()) ? null : label.english();
    }

    /** False if it was let go already. */
    boolean release(UUID kind, UUID by, Instant at) {
        return jdbc.sql(
                                """
                                update voucher.card_kind
                                   set released_at = :at, released_by = :by
                                 where kind_id = :kind and released_at is null\
                                """)
                        .param("at", Timestamp.from(at))
                        .param("by", by)
                        .param("kind", kind)
                        .update()
                == 1;
    }

    Optional<CardKind> find(UUID id, UUID officer) {
        return kinds(
                        jdbc.sql(SELECT + "where kind_id = :id")
                                .param("id", id)
                                .param("officer", officer))
                .stream()
                .findFirst();
    }

    /** Newest first. */
    List<CardKind> all(UUID officer) {
        return kinds(jdbc.sql(SELECT + "order by kind_id desc").param("officer", officer));
    }

    private List<CardKind> kinds(JdbcClient.StatementSpec asked) {
        var bare = asked.query(CardKindRepository::withoutPrivileges).list();
        var privileges = privileges(bare.stream().map(CardKind::id).toList());
        return bare.stream()
                .map(kind -> with(kind, privileges.getOrDefault(kind.id(), List.of())))
                .toList();
    }

    /** By kind, each in the order of their numbers. */
    private Map<UUID, List<Privilege>> privileges(List<UUID> kinds) {
        var all = new HashMap<UUID, List<Privilege>>();
        jdbc.sql(
                        """
                        select kind_id, privilege_id, number, name, coalesce(name_en, name) as name_en, gives, percent_off,
                               most_uses, place_kind
                          from voucher.card_privilege
                         where kind_id = any(:kinds::uuid[])
                         order by number\
                        """)
                .param("kinds", TextArray.of(kinds, UUID::toString))
                .query(
                        (RowCallbackHandler)
                                row ->
                                        all.computeIfAbsent(
                                                        row.getObject("kind_id", UUID.class),
                                                        _ -> new ArrayList<>())
                                                .add(privilege(row)));
        return all;
    }

    private static CardKind with(CardKind kind, List<Privilege> privileges) {
        return new CardKind(
                kind.id(),
                kind.organisation(),
                kind.title(),
                kind.source(),
                kind.firstDay(),
                kind.lastDay(),
                privileges,
                kind.isReleased(),
                kind.isOwn());
    }

    private static CardKind withoutPrivileges(ResultSet row, int number) throws SQLException {
        return new CardKind(
                row.getObject("kind_id", UUID.class),
                new OrgPath(row.getString("org_path")),
                new Label(row.getString("title"), row.getString("title_en")),
                row.getString("source"),
                row.getDate("first_day").toLocalDate(),
                row.getDate("last_day").toLocalDate(),
                List.of(),
                row.getBoolean("is_released"),
                row.getBoolean("is_own"));
    }

    private static Privilege privilege(ResultSet row) throws SQLException {
        return new Privilege(
                row.getObject("privilege_id", UUID.class),
                row.getInt("number"),
                new Label(row.getString("name"), row.getString("name_en")),
                Privilege.Gives.ofCode(row.getString("gives")).orElseThrow(),
                row.getObject("percent_off", Integer.class),
                row.getObject("most_uses", Integer.class),
                PlaceKind.ofCode(row.getString("place_kind")).orElseThrow());
    }
}
