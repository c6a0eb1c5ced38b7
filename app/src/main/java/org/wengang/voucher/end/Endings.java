package org.wengang.voucher.end;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.entitlement.VoucherReductions;
import org.wengang.security.Audit;

/**
 * What of vouchers can never be spent goes back to the pool that paid it, in the same statement.
 * Whoever calls holds that pool.
 */
@Service
public class Endings implements VoucherReductions {

    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);

    private final EndingRepository repository;
    private final Audit audit;
    private final Clock clock;

    Endings(EndingRepository repository, Audit audit, Clock clock) {
        this.repository = repository;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Notes as void what is left of the vouchers of an issue or a campaign whose last day is over.
     *
     * @param subject what the audit trail calls it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void expire(UUID lot, String subject) {
        var expired = repository.expire(lot, LocalDate.now(clock), clock.instant());
        if (!expired.isEmpty()) {
            var fen = expired.stream().reduce(0L, Math::addExact);
            audit.record(
                    "vouchers-expired",
                    subject,
                    "%d vouchers, %d fen".formatted(expired.size(), fen));
            LOG.info("{} vouchers expired", expired.size());
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public long reduce(UUID award, long fen) {
        return repository.reduce(award, fen, LocalDate.now(clock), clock.instant());
    }
}
