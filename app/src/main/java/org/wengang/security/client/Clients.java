package org.wengang.security.client;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.Ids;
import org.wengang.kernel.Refused;
import org.wengang.security.Audit;
import org.wengang.security.FieldCipher;
import org.wengang.security.Officer;
import org.wengang.security.Right;
import org.wengang.security.Role;
import org.wengang.security.SecurityProblem;

/**
 * Programs that offices let in. What is kept of a secret is its HMAC-SM3: 256 random bits are not
 * to be guessed, however fast the hash, and who steals the table has not the key.
 */
@Service
@Transactional
public class Clients {

    /** The longest a program is let in for at a time. */
    static final int MOST_YEARS = 2;

    /** How many days after today a former secret goes on beside a new one. */
    static final int DAYS_BESIDE = 7;

    private final ClientRepository repository;
    private final SecretsInUse inUse;
    private final FieldCipher cipher;
    private final Audit audit;
    private final Clock clock;

    Clients(
            ClientRepository repository,
            SecretsInUse inUse,
            FieldCipher cipher,
            Audit audit,
            Clock clock) {
        this.repository = repository;
        this.inUse = inUse;
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    /** A program with its new secret, which is told this once. */
    record Opened(ApiClient client, ClientSecret secret) {}

    /**
     * Who sends this secret, as somebody who works at the program's office; empty for one that was
     * never given out, has ended, or belongs to a program that has. Which of these is not said. A
     * program that another node ended may be let in for a second more.
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<Officer> letIn(String token) {
        var secret = ClientSecret.parse(token);
        var found = secret.flatMap(one -> inUse.find(one.key()));
        // compared in constant time, also where there is nothing to compare with
        var hash = found.map(ClientRepository.Found::hash).orElse(new byte[32]);
        var given = hash(secret.map(ClientSecret::rest).orElse(""));
        if (!MessageDigest.isEqual(hash, given) || found.isEmpty()) {
            return Optional.empty();
        }
        var client = found.get().client();
        var today = LocalDate.now(clock);
        if (client.state(today) != ApiClient.State.OPEN
                || today.isAfter(found.get().secretUntil())) {
            return Optional.empty();
        }
        if (!today.equals(client.lastUsedOn())) {
            inUse.markUsed(client, today);
        }
        return Optional.of(
                new Officer(
                        client.id(),
                        secret.get().key(),
                        client.name(),
                        client.organisation(),
                        Right.roles(client.rights()),
                        client.rights()));
    }

    /**
     * Those of the officer's office and below.
     *
     * @throws Refused security-role-missing; likewise the others
     */
    @Transactional(readOnly = true)
    List<ApiClient> all(Officer officer) {
        officer.require(Role.ADMINISTRATOR);
        return repository.all();
    }

    /**
     * @throws Refused security-client-not-found
     */
    @Transactional(readOnly = true)
    ApiClient get(Officer officer, UUID id) {
        officer.require(Role.ADMINISTRATOR);
        return get(id);
    }

    /** Likewise, whoever asks. */
    ApiClient get(UUID id) {
        return repository.find(id).orElseThrow(() -> new Refused(SecurityProblem.CLIENT_NOT_FOUND));
    }

    @Transactional(readOnly = true)
    List<KeptSecret> secrets(Officer officer, ApiClient client) {
        officer.require(Role.ADMINISTRATOR);
        return repository.secrets(client.id());
    }

    @Transactional(readOnly = true)
    List<Trace> traces(Officer officer, ApiClient client) {
        officer.require(Role.ADMINISTRATOR);
        return repository.traces(client);
    }

    /**
     * Lets a program in at the officer's office.
     *
     * @param name 1 to 60 characters
     * @param rights at least one
     * @param validUntil the last day, inclusive; from today to {@value #MOST_YEARS} years on
     * @throws Refused security-client-name-taken
     */
    Opened open(Officer officer, String name, Set<Right> rights, LocalDate validUntil) {
        officer.require(Role.ADMINISTRATOR);
        return let(officer, name, rights, validUntil);
    }

    /** Like {@link #open}, whatever the officer's role. */
    Opened let(Officer officer, String name, Set<Right> rights, LocalDate validUntil) {
        var client =
                new ApiClient(Ids.newId(), officer.org(), name, rights, validUntil, null, null, 0);
        try {
            repository.insert(client, officer.id(), clock.instant());
        } catch (DuplicateKeyException taken) {
            throw new Refused(SecurityProblem.CLIENT_NAME_TAKEN, name);
        }
        var secret = give(client);
        audit.record(
                "api-client-opened",
                client.subject(),
                rights.stream().map(Right::code).sorted().collect(Collectors.joining(" "))
                        + " until "
                        + validUntil);
        return new Opened(client, secret);
    }

    /**
     * Gives it a new secret; the former ones go on for some days, so that nothing stands still
     * while the program is told the new one.
     *
     * @param version as the officer saw it
     * @param daysBeside not negative; 0 ends the former ones at once
     * @throws Refused security-client-changed, security-client-disabled (also where its last day is
     *     over: another is opened in its place)
     */
    Opened renew(Officer officer, UUID id, int version, int daysBeside) {
        return renew(asSeen(get(officer, id), version), daysBeside);
    }

    /** Like the other, whoever asks. */
    Opened renew(ApiClient client, int daysBeside) {
        refuseUnless(client.state(LocalDate.now(clock)) == ApiClient.State.OPEN);
        changed(repository.change(client.id(), client.version(), null));
        // a secret lives to the end of its last day: yesterday was the last day of one ended now
        repository.endSecrets(
                client.id(), LocalDate.now(clock).plusDays(daysBeside == 0 ? -1 : daysBeside));
        inUse.forget(client);
        var secret = give(client);
        audit.record(
                "api-client-renewed",
                client.subject(),
                "former secrets go on for " + daysBeside + " days");
        return new Opened(client, secret);
    }

    /**
     * Lets it in no more; for good.
     *
     * @param version as the officer saw it
     * @throws Refused security-client-changed, security-client-disabled
     */
    void disable(Officer officer, UUID id, int version) {
        disable(asSeen(get(officer, id), version));
    }

    /** Like the other, whoever asks. */
    void disable(ApiClient client) {
        refuseUnless(client.disabledAt() == null);
        changed(repository.change(client.id(), client.version(), clock.instant()));
        inUse.forget(client);
        audit.record("api-client-disabled", client.subject(), "");
    }

    private static ApiClient asSeen(ApiClient client, int version) {
        changed(client.version() == version);
        return client;
    }

    private ClientSecret give(ApiClient client) {
        var secret = ClientSecret.random();
        repository.insertSecret(
                client,
                new KeptSecret(secret.key(), client.validUntil(), clock.instant()),
                hash(secret.rest()));
        return secret;
    }

    private byte[] hash(String rest) {
        return cipher.blindIndex(FieldCipher.Purpose.API_SECRET, rest);
    }

    private static void refuseUnless(boolean open) {
        if (!open) {
            throw new Refused(SecurityProblem.CLIENT_DISABLED);
        }
    }

    private static void changed(boolean changed) {
        if (!changed) {
            throw new Refused(SecurityProblem.CLIENT_CHANGED);
        }
    }
}
