package org.wengang.voucher.holder;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.Refused;
import org.wengang.voucher.VoucherCode;
import org.wengang.voucher.VoucherCodes;
import org.wengang.voucher.VoucherProblem;

/** Vouchers, to whoever knows their code. */
@Service
class HeldVouchers {

    private final HolderRepository repository;
    private final VoucherCodes codes;
    private final Clock clock;

    HeldVouchers(HolderRepository repository, VoucherCodes codes, Clock clock) {
        this.repository = repository;
        this.codes = codes;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /**
     * @throws Refused voucher-not-found, voucher-code-replaced
     */
    @Transactional(readOnly = true)
    HeldVoucher get(VoucherCode code) {
        var index = codes.index(code);
        return repository
                .find(code, index)
                .orElseThrow(() ->
                        new Refused(
                                repository.isFormer(index)
                                        ? VoucherProblem.CODE_REPLACED
                                        : VoucherProblem.NOT_FOUND));
    }
}
