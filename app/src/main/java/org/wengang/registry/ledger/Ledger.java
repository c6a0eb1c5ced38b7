package org.wengang.registry.ledger;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;
import org.wengang.registry.RegistryProblem;
import org.wengang.registry.desk.LookingUp;
import org.wengang.security.Officer;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** The ledger of workers, as far as an officer may see it. */
@Service
@Transactional(readOnly = true)
public class Ledger {

    /** So far people are counted one by one. */
    static final long COUNTED = 10_000;

    private final LedgerReader reader;
    private final LedgerRepository repository;
    private final LookingUp lookingUp;

    Ledger(LedgerReader reader, LedgerRepository repository, LookingUp lookingUp) {
        this.reader = reader;
        this.repository = repository;
        this.lookingUp = lookingUp;
    }

    /**
     * How many fit.
     *
     * @param exact whether there are just as many; otherwise there are more
     */
    public record Total(long count, boolean exact) {

        static Total of(long counted) {
            return counted > COUNTED ? new Total(COUNTED, false) : new Total(counted, true);
        }
    }

    /**
     * @param columns what to show of each
     */
    public record View(
            LedgerAddress address,
            List<LedgerColumn> columns,
            LedgerQuery query,
            Slice<LedgerLine> slice,
            Total total) {

        /** What {@code after} is to say for the page behind this one; null at the end. */
        public @Nullable String next() {
            return slice.pager().next() == null
                    ? null
                    : LedgerPosition.key(query.sort(), slice.rows().getLast());
        }
    }

    /**
     * What the address says, without looking anybody up.
     *
     * @throws org.wengang.kernel.Refused security-role-missing; likewise the others
     */
    public LedgerReader.Reading read(Officer officer, LedgerAddress address) {
        lookingUp.require(officer);
        return reader.read(address, officer.org());
    }

    /**
     * @throws org.wengang.kernel.Refused registry-ledger-place-lost
     */
    public View view(Officer officer, LedgerAddress address, LedgerQuery query, Cursor cursor) {
        lookingUp.require(officer);
        var columns = LedgerColumn.of(address);
        var total = Total.of(repository.count(query.filter(), COUNTED + 1));
        var slice =
                lookingUp.page(
                        (from, limit) ->
                                repository.page(
                                        query,
                                        from,
                                        limit,
                                        columns.contains(LedgerColumn.MOBILE),
                                        !total.exact()),
                        cursor,
                        line -> LedgerPosition.key(query.sort(), line),
                        address::path);
        return new View(address, columns, query, slice, total);
    }

    /**
     * How many there are, each of them counted.
     *
     * @throws org.wengang.kernel.Refused registry-ledger-condition
     */
    public long count(Officer officer, LedgerAddress address) {
        lookingUp.require(officer);
        return repository.count(query(address, officer.org()).filter(), Long.MAX_VALUE);
    }

    /**
     * Ids of those the address names, in no order; no more of them than the limit.
     *
     * @throws org.wengang.kernel.Refused registry-ledger-condition
     */
    public List<UUID> ids(Officer officer, LedgerAddress address, int limit) {
        lookingUp.require(officer);
        return repository.ids(query(address, officer.org()).filter(), limit);
    }

    /**
     * Everybody the address names, in its order, one after the other; inside a transaction, for
     * work on behalf of an officer who was let in before.
     *
     * @param own the officer's office
     * @throws org.wengang.kernel.Refused registry-ledger-condition
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forEach(LedgerAddress address, OrgPath own, Consumer<LedgerLine> consumer) {
        repository.forEach(
                query(address, own),
                LedgerColumn.of(address).contains(LedgerColumn.MOBILE),
                consumer);
    }

    private LedgerQuery query(LedgerAddress address, OrgPath own) {
        var reading = reader.read(address, own);
        if (reading.errors().hasErrors()) {
            throw new Refused(
                    RegistryProblem.LEDGER_CONDITION,
                    reading.errors().all().keySet().iterator().next());
        }
        return reading.query();
    }
}
