package org.wengang.voucher.use;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.engine.schema.Label;
import org.wengang.kernel.OrgPath;
import org.wengang.voucher.card.Privilege;
import org.wengang.voucher.merchant.PlaceKind;
import org.wengang.voucher.use.ShownCard.Standing;

/** What was used where. What may not be, the database refuses. */
@Component
final class CardUseRepository {

    private static final String SELECT =
            """
            select u.use_id, p.number, p.name, coalesce(p.name_en, p.name) as name_en, u.day, u.at, u.uses, p.most_uses,
                   u.reverses,
                   (select b.use_id from voucher.card_use b where b.reverses = u.use_id) as reversed_by,
                   u.merchant_id, d.code_index
              from voucher.card_use u
              join voucher.card_privilege p using (privilege_id)
              join voucher.card_code d using (code_id)
            """;

    private final JdbcClient jdbc;

    CardUseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A request of a place.
     *
     * @param key the same one is the same request
     */
    record Asked(UUID id, UUID key, UUID place, Instant at, LocalDate day) {}

    /**
     * What a request with a key came to.
     *
     * @param codeIndex of the card
     */
    record Kept(CardUse use, UUID place, byte[] codeIndex) {

        /** Whether the same place asked for the same. */
        boolean isUse(UUID place, byte[] code, int number) {
            return use.reverses() == null
                    && this.place.equals(place)
                    && Arrays.equals(codeIndex, code)
                    && use.number() == number;
        }

        boolean isReversal(UUID place, UUID of) {
            return this.place.equals(place) && of.equals(use.reverses());
        }
    }

    /**
     * Takes the privilege; false where no such card with it is seen from here.
     *
     * @param number of the privilege within the kind of card
     * @throws DataIntegrityViolationException by the constraint that forbids it
     */
    boolean use(Asked asked, byte[] code, int number) {
        return jdbc.sql(
                                """
                                insert into voucher.card_use
                                       (use_id, key, code_id, card_id, privilege_id, merchant_id, org_path, place, day,
                                        at, uses)
                                select :id, :key, d.code_id, c.card_id, p.privilege_id, :place, c.org_path, '', :day,
                                       :at, 0
                                  from voucher.card_code d
                                  join voucher.card c using (card_id)
                                  join voucher.card_privilege p using (kind_id)
                                 where d.code_index = :code and p.number = :number\
                                """)
                        .param("id", asked.id())
                        .param("key", asked.key())
                        .param("place", asked.place())
                        .param("day", Date.valueOf(asked.day()))
                        .param("at", Timestamp.from(asked.at()))
                        .param("code", code)
                        .param("number", number)
                        .update()
                == 1;
    }

    /**
     * Gives back what was used there that day; false where nothing was.
     *
     * @throws DataIntegrityViolationException by the constraint that forbids it
     */
    boolean reverse(Asked asked, UUID use) {
        return jdbc.sql(
                                """
                                insert into voucher.card_use
                                       (use_id, key, code_id, card_id, privilege_id, merchant_id, org_path, place, day,
                                        at, uses, reverses)
                                select :id, :key, o.code_id, o.card_id, o.privilege_id, o.merchant_id, o.org_path, '',
                                       o.day, :at, 0, o.use_id
                                  from voucher.card_use o
                                 where o.use_id = :use and o.merchant_id = :place and o.day = :day
                                   and o.reverses is null\
                                """)
                        .param("id", asked.id())
                        .param("key", asked.key())
                        .param("place", asked.place())
                        .param("day", Date.valueOf(asked.day()))
                        .param("at", Timestamp.from(asked.at()))
                        .param("use", use)
                        .update()
                == 1;
    }

    Optional<Kept> byKey(UUID key) {
        return jdbc.sql(SELECT + "where u.key = :key")
                .param("key", key)
                .query((row, number) ->
                        new Kept(
                                use(row, number),
                                row.getObject("merchant_id", UUID.class),
                                row.getBytes("code_index")))
                .optional();
    }

    Optional<CardUse> find(UUID place, UUID id) {
        return jdbc.sql(SELECT + "where u.use_id = :id and u.merchant_id = :place")
                .param("id", id)
                .param("place", place)
                .query(CardUseRepository::use)
                .optional();
    }

    /** The place's of that day, newest first. */
    List<CardUse> newest(UUID place, LocalDate day, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                                where u.merchant_id = :place and u.day = :day
                                order by u.use_id desc
                                limit :limit\
                                """)
                .param("place", place)
                .param("day", Date.valueOf(day))
                .param("limit", limit)
                .query(CardUseRepository::use)
                .list();
    }

    /** The card of a code, wherever it holds if the scope reaches there. */
    Optional<ShownCard> card(byte[] code) {
        return jdbc.sql(
                        """
                        select c.card_id, c.kind_id, c.org_path, k.title, coalesce(k.title_en, k.title) as title_en,
                               k.first_day, k.last_day, d.ended_at is not null as is_blocked
                          from voucher.card_code d
                          join voucher.card c using (card_id)
                          join voucher.card_kind k using (kind_id)
                         where d.code_index = :code\
                        """)
                .param("code", code)
                .query((row, number) ->
                        new ShownCard(
                                new Label(row.getString("title"), row.getString("title_en")),
                                new OrgPath(row.getString("org_path")),
                                row.getDate("first_day").toLocalDate(),
                                row.getDate("last_day").toLocalDate(),
                                row.getBoolean("is_blocked"),
                                standings(row.getObject("card_id", UUID.class))))
                .optional();
    }

    private List<Standing> standings(UUID card) {
        return jdbc.sql(
                        """
                        select p.privilege_id, p.number, p.name, coalesce(p.name_en, p.name) as name_en, p.gives,
                               p.percent_off, p.most_uses, p.place_kind, coalesce(n.uses, 0) as uses
                          from voucher.card c
                          join voucher.card_privilege p using (kind_id)
                          left join voucher.card_count n on n.card_id = c.card_id and n.privilege_id = p.privilege_id
                         where c.card_id = :card
                         order by p.number\
                        """)
                .param("card", card)
                .query((row, number) -> new Standing(privilege(row), row.getInt("uses")))
                .list();
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

    private static CardUse use(ResultSet row, int number) throws SQLException {
        return new CardUse(
                row.getObject("use_id", UUID.class),
                row.getInt("number"),
                new Label(row.getString("name"), row.getString("name_en")),
                row.getDate("day").toLocalDate(),
                row.getTimestamp("at").toInstant(),
                row.getInt("uses"),
                row.getObject("most_uses", Integer.class),
                row.getObject("reverses", UUID.class),
                row.getObject("reversed_by", UUID.class));
    }
}
