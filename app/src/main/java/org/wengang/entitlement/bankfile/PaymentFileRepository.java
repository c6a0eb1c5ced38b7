package org.wengang.entitlement.bankfile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.entitlement.bank.BankFormat;

/** The files as they were given to the bank. */
@Component
final class PaymentFileRepository {

    private final JdbcClient jdbc;

    PaymentFileRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line with everything the bank must know, the numbers sealed. */
    record SealedLine(
            int number,
            UUID id,
            boolean isOrganisationPaid,
            String name,
            byte[] idSealed,
            long amountFen,
            Optional<SealedAccount> account) {}

    record SealedAccount(String holder, byte[] numberSealed, String bank, Optional<String> code) {}

    /** All of a batch, in order. */
    List<SealedLine> lines(UUID batch) {
        return jdbc.sql(
                        """
                        select l.line_number, l.line_id, l.payee, l.name, l.id_sealed, l.amount_fen, p.holder_name,
                               p.number_sealed, p.bank_name, p.bank_code
                          from entitlement.payment_line l
                          left join entitlement.payee_account p using (account_id)
                         where l.payment_batch_id = :batch
                         order by l.line_number\
                        """)
                .param("batch", batch)
                .query((row, number) ->
                        new SealedLine(
                                row.getInt("line_number"),
                                row.getObject("line_id", UUID.class),
                                row.getString("payee").equals("organisation"),
                                row.getString("name"),
                                row.getBytes("id_sealed"),
                                row.getLong("amount_fen"),
                                account(row)))
                .list();
    }

    private static Optional<SealedAccount> account(ResultSet row) throws SQLException {
        var sealed = row.getBytes("number_sealed");
        return sealed == null
                ? Optional.empty()
                : Optional.of(
                        new SealedAccount(
                                row.getString("holder_name"),
                                sealed,
                                row.getString("bank_name"),
                                Optional.ofNullable(row.getString("bank_code"))));
    }

    void insert(GivenFile file, String fileName, byte[] contentSealed) {
        jdbc.sql(
                        """
                        insert into entitlement.payment_file
                               (payment_batch_id, org_path, format, file_name, line_count, total_fen, content_sealed,
                                sm3, signature)
                        select payment_batch_id, org_path, :format, :name, :lines, :total, :content, :sm3, :signature
                          from entitlement.payment_batch
                         where payment_batch_id = :batch\
                        """)
                .param("format", file.format().stored())
                .param("name", fileName)
                .param("lines", file.lineCount())
                .param("total", file.totalFen())
                .param("content", contentSealed)
                .param("sm3", file.sm3())
                .param("signature", file.signature())
                .param("batch", file.batch())
                .update();
    }

    record SealedContent(String fileName, byte[] content) {}

    Optional<SealedContent> content(UUID batch, BankFormat format) {
        return jdbc.sql(
                        """
                        select file_name, content_sealed
                          from entitlement.payment_file
                         where payment_batch_id = :batch and format = :format\
                        """)
                .param("batch", batch)
                .param("format", format.stored())
                .query((row, number) ->
                        new SealedContent(
                                row.getString("file_name"), row.getBytes("content_sealed")))
                .optional();
    }

    List<GivenFile> of(UUID batch) {
        return jdbc.sql(
                        """
                        select payment_batch_id, format, line_count, total_fen, sm3, signature
                          from entitlement.payment_file
                         where payment_batch_id = :batch
                         order by format desc\
                        """)
                .param("batch", batch)
                .query(PaymentFileRepository::file)
                .list();
    }

    /** Those in this scope with that digest. */
    List<GivenFile> withDigest(byte[] sm3) {
        return jdbc.sql(
                        """
                        select payment_batch_id, format, line_count, total_fen, sm3, signature
                          from entitlement.payment_file
                         where sm3 = :sm3\
                        """)
                .param("sm3", sm3)
                .query(PaymentFileRepository::file)
                .list();
    }

    /** The batches in this scope that one of the lines is of. */
    List<UUID> batchesOf(List<UUID> lines) {
        return jdbc.sql(
                        """
                        select distinct payment_batch_id
                          from entitlement.payment_line
                         where line_id = any (:lines)\
                        """)
                .param("lines", lines.toArray(UUID[]::new))
                .query((row, number) -> row.getObject("payment_batch_id", UUID.class))
                .list();
    }

    private static GivenFile file(ResultSet row, int number) throws SQLException {
        return new GivenFile(
                row.getObject("payment_batch_id", UUID.class),
                BankFormat.of(row.getString("format")),
                row.getInt("line_count"),
                row.getLong("total_fen"),
                row.getBytes("sm3"),
                row.getBytes("signature"));
    }
}
