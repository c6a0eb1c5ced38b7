package org.wengang.bench.voucher;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.wengang.database.Logins;
import org.wengang.voucher.VoucherCodes.Kept;

/** What a bench writes before and asks afterwards, as the owner of the database. */
final class Books implements AutoCloseable {

    private static final String ORG = "cn/13/1301/130110/";

    private final Connection connection;

    Books(Logins logins) throws SQLException {
        var owner = logins.owner();
        connection = DriverManager.getConnection(owner.url(), owner.username(), owner.password());
        run("set wengang.scope = 'cn/'");
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    String text(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Released and open: so many vouchers of that face. */
    UUID campaign(int vouchers, long faceFen, long remainingFen) throws SQLException {
        var id = UUID.randomUUID();
        run(
                """
                insert into voucher.campaign
                       (campaign_id, org_path, title, face_fen, voucher_count, remaining_fen, opens_at, closes_at,
                        first_day, last_day, partial, submission, made_at, made_by, released_at, released_by)
                values ('%s', '%s', 'bench', %d, %d, %d, '2020-01-01', '2099-01-01', '2020-01-01', '2099-01-01', true,
                        '%s', '2020-01-01', '%s', '2020-01-01', '%s')\
                """
                        .formatted(
                                id,
                                ORG,
                                faceFen,
                                vouchers,
                                remainingFen,
                                id,
                                UUID.randomUUID(),
                                UUID.randomUUID()));
        return id;
    }

    /** One voucher of each code, to be spent bit by bit. */
    void vouchers(UUID campaign, List<Kept> codes) throws SQLException {
        var hex = HexFormat.of();
        try (var statement =
                connection.prepareStatement(
                        """
                        insert into voucher.voucher
                               (voucher_id, campaign_id, number, org_path, code_index, code_sealed, face_fen, left_fen,
                                first_day, last_day, partial)
                        select gen_random_uuid(), c.campaign_id, n, c.org_path, decode(i, 'hex'), decode(s, 'hex'),
                               c.face_fen, c.face_fen, c.first_day, c.last_day, c.partial
                          from unnest(?::text[], ?::text[]) with ordinality as u (i, s, n)
                          join voucher.campaign c on c.campaign_id = ?\
                        """)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            codes.stream().map(code -> hex.formatHex(code.index())).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            codes.stream().map(code -> hex.formatHex(code.sealed())).toArray()));
            statement.setObject(3, campaign);
            statement.executeUpdate();
        }
        run("analyze voucher.voucher");
    }

    /**
     * People of the register, all of one invented name.
     *
     * @param indexes keyed hashes of their numbers, in hexadecimal
     */
    void people(String name, List<String> indexes) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        with given as (
                            select gen_random_uuid() as person, decode(i, 'hex') as id_index, n
                              from unnest(?::text[]) with ordinality as u (i, n)
                        ), known as (
                            insert into registry.person (person_id, bucket, id_index, created_at)
                            select person, 0, id_index, now() from given
                        )
                        insert into registry.worker
                               (worker_id, person_id, bucket, org_path, id_sealed, id_last4, name, birth, sex,
                                applied_at, updated_at)
                        select gen_random_uuid(), person, 0, ?, '\\x00', '0000', ?, '1990-01-01', 'male', now(), now()
                          from given\
                        """)) {
            statement.setArray(1, connection.createArrayOf("text", indexes.toArray()));
            statement.setString(2, ORG);
            statement.setString(3, name);
            statement.executeUpdate();
        }
        run("analyze registry.person; analyze registry.worker");
    }

    /** Vouchers that lost more or less than was redeemed of them, or more than they had. */
    long wrongVouchers() throws SQLException {
        return number(
                """
                select count(*)
                  from voucher.voucher v
                  left join (select voucher_id, sum(amount_fen) as fen from voucher.redemption group by voucher_id) r
                    using (voucher_id)
                 where v.left_fen <> v.face_fen - coalesce(r.fen, 0) or v.left_fen < 0\
                """);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
