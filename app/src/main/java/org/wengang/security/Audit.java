package org.wengang.security;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.database.Scope;
import org.wengang.kernel.OrgPath;

/**
 * The audit trail: who did what to which thing, in one hash chain an organisation, written in the
 * same transaction as the change, so that neither exists without the other.
 */
@Component
public class Audit {

    private final AuditRepository repository;
    private final AuditSeal seal;
    private final Clock clock;

    Audit(AuditRepository repository, AuditSeal seal, Clock clock) {
        this.repository = repository;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * Adds an entry to the chain of the current scope's organisation, by the scope's actor.
     *
     * @param action a verb phrase in kebab-case, e.g. {@code award-approved}
     * @param subject the thing, as type and id, e.g. {@code award 0198…}; no personal data
     * @param detail what changed, in a few words; no personal data; may be empty
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String action, String subject, String detail) {
        var scope = Scope.current();
        var organisation = scope.path();
        var head = repository.lockHead(organisation);
        var actorName = actorName();
        var entry =
                new AuditRepository.Entry(
                        organisation,
                        head.number() + 1,
                        clock.instant().truncatedTo(ChronoUnit.MICROS),
                        scope.actor(),
                        actorName,
                        action,
                        subject,
                        detail);
        var hash = seal.hash(head.hash(), entry);
        repository.append(entry, hash);
    }

    /** Who works in the current scope, by name; {@code system} where nobody signed in. */
    @Transactional(readOnly = true)
    public String actorName() {
        var actor = Scope.current().actor();
        return actor == null ? "system" : repository.actorName(actor);
    }

    /**
     * An organisation's chain as it was read back.
     *
     * @param entries counted by the head
     * @param lastHash of the head, in hexadecimal: kept elsewhere, it proves later that the chain
     *     was not made anew
     * @param firstBroken number of the first entry that is altered, missing or out of order; 0 if
     *     the chain is whole
     */
    public record Chain(OrgPath organisation, long entries, String lastHash, long firstBroken) {

        public boolean isWhole() {
            return firstBroken == 0;
        }
    }

    /**
     * Reads every chain at or below the scope's organisation again and compares every hash. An
     * organisation nobody did anything in has none.
     */
    @Transactional(readOnly = true)
    public List<Chain> verify() {
        return repository.organisations().stream().map(this::verify).toList();
    }

    private Chain verify(OrgPath organisation) {
        var head = repository.head(organisation);
        return new Chain(
                organisation,
                head.number(),
                HexFormat.of().formatHex(head.hash()),
                firstBroken(organisation, head));
    }

    private long firstBroken(OrgPath organisation, AuditRepository.Head head) {
        var expected = new AuditRepository.Head(0, AuditSeal.START);
        try (var chain = repository.chain(organisation)) {
            for (var links = chain.iterator(); links.hasNext(); ) {
                var link = links.next();
                var entry = link.entry();
                var hash = seal.hash(expected.hash(), entry);
                if (entry.number() != expected.number() + 1 || !AuditSeal.same(hash, link.hash())) {
                    return expected.number() + 1;
                }
                expected = new AuditRepository.Head(entry.number(), hash);
            }
        }
        return head.number() == expected.number() && AuditSeal.same(head.hash(), expected.hash())
                ? 0
                : expected.number() + 1;
    }
}
