package org.wengang.voucher.end;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes vouchers void, and less. */
@Component
final class EndingRepository {

    private final JdbcClient jdbc;

    EndingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In fen, one for each voucher. */
    List<Long> expire(UUID lot, LocalDate today, Instant now) {
        return jdbc.sql("select fen from voucher.expire(:lot, :today, :now)")
                .param("lot", lot)
                .param("today", Date.valueOf(today))
                .param("now", Timestamp.from(now))
                .query((row, number) -> row.getLong("fen"))
                .list();
    }

    /** How much of it was spent already. */
    long reduce(UUID award, long fen, LocalDate today, Instant now) {
        return jdbc.sql("select voucher.reduce(:award, :fen, :today, :now)")
                .param("award", award)
                .param("fen", fen)
                .param("today", Date.valueOf(today))
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }
}
