package org.wengang.voucher.holder;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wengang.kernel.OrgPath;
import org.wengang.voucher.VoucherCode;

/** Vouchers found by their codes. */
@Component
final class HolderRepository {

    private final JdbcClient jdbc;

    HolderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a voucher had this code before it got another one. */
    boolean isFormer(byte[] index) {
        return jdbc.sql("select exists (select from voucher.stop where former_index = :index)")
                .param("index", index)
                .query(Boolean.class)
                .single();
    }

    /**
     * @param index keyed hash of the code
     */
    Optional<HeldVoucher> find(VoucherCode code, byte[] index) {
        return jdbc.sql(
                        """
                        select org_path, face_fen, left_fen, first_day, last_day, partial, reduced_fen,
                               is_stopped or reduced_fen > 0 and face_fen = reduced_fen + kept_fen as is_stopped
                          from voucher.voucher
                         where code_index = :index\
                        """)
                .param("index", index)
                .query((row, number) ->
                        new HeldVoucher(
                                code,
                                new OrgPath(row.getString("org_path")),
                                row.getLong("face_fen"),
                                row.getLong("left_fen"),
                                row.getDate("first_day").toLocalDate(),
                                row.getDate("last_day").toLocalDate(),
                                row.getBoolean("partial"),
                                row.getLong("reduced_fen"),
                                row.getBoolean("is_stopped")))
                .optional();
    }
}
