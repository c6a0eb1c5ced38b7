package org.wengang.security;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.Ids;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;

/** Officers' accounts. */
@Service
@Transactional
public class Accounts {

    private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9.-]{2,39}");
    private static final int LONGEST_NAME = 60;
    private static final int SHORTEST_PASSWORD = 10;
    private static final int MOST_FAILURES = 5;
    private static final Duration LOCK = Duration.ofMinutes(15);

    private final AccountRepository repository;
    private final PasswordEncoder passwords;
    private final Audit audit;
    private final Clock clock;
    private final String hashOfNobody;

    Accounts(AccountRepository repository, PasswordEncoder passwords, Audit audit, Clock clock) {
        this.repository = repository;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
        this.hashOfNobody = passwords.encode("nobody has this password");
    }

    /** What became of a try to sign in. */
    public sealed interface Attempt {
        record Accepted(Officer officer) implements Attempt {}

        /** Wrong username or password; which of them is not said. */
        record Rejected() implements Attempt {}

        record Locked() implements Attempt {}
    }

    /** True when nobody can sign in yet. */
    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return repository.isEmpty();
    }

    /**
     * How many enabled accounts, and programs let in today, are at that organisation or below it,
     * as far as the scope goes.
     */
    @Transactional(readOnly = true)
    public long placedAt(OrgPath organisation) {
        return repository.placedAt(organisation, LocalDate.now(clock));
    }

    /**
     * Whoever may sign in with that role, at the organisation of the scope or below it, by name.
     */
    @Transactional(readOnly = true)
    public List<Officer> officers(Role role) {
        return repository.enabled(role).stream().map(Account::officer).toList();
    }

    /** What the officers of the scope are called, those too who may no longer sign in. */
    @Transactional(readOnly = true)
    public Map<UUID, String> names() {
        return repository.names();
    }

    /**
     * Makes an account.
     *
     * @param username 3 to 40 of a–z, 0–9, dot and hyphen, starting with a letter; unique in the
     *     whole system
     * @param name the officer's own, 1 to 60 characters
     * @param password in clear, at least {@value #SHORTEST_PASSWORD} characters; only its Argon2
     *     hash is kept
     * @throws Refused security-username-taken, -username-form, -officer-name-form, -password-weak
     */
    public UUID open(
            OrgPath organisation, String username, String name, String password, Set<Role> roles) {
        refuseBadForm(username, name, password);
        var id = Ids.newId();
        var hash = passwords.encode(password);
        var account = new Account(id, organisation, username, name, hash, roles, true, null);
        try {
            repository.insert(account, clock.instant());
        } catch (DuplicateKeyException taken) {
            throw new Refused(SecurityProblem.USERNAME_TAKEN, username);
        }
        audit.record("account-opened", "account " + id, roles.toString());
        return id;
    }

    private static void refuseBadForm(String username, String name, String password) {
        if (!USERNAME.matcher(username).matches()) {
            throw new Refused(SecurityProblem.USERNAME_FORM);
        }
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new Refused(SecurityProblem.OFFICER_NAME_FORM);
        }
        if (password.length() < SHORTEST_PASSWORD
                || password.chars().allMatch(Character::isLetter)
                || password.chars().allMatch(Character::isDigit)
                || password.contains(username)) {
            throw new Refused(SecurityProblem.PASSWORD_WEAK);
        }
    }

    /**
     * Checks username and password. Five wrong passwords in a row lock the account for a quarter of
     * an hour (GB/T 22239-2019, 8.1.4.1); an unknown username costs as much time and answers the
     * same.
     */
    public Attempt attempt(String username, String password) {
        var found =
                USERNAME.matcher(username).matches()
                        ? repository.find(username).filter(Account::enabled)
                        : Optional.<Account>empty();
        if (found.isEmpty()) {
            passwords.matches(password, hashOfNobody);
            return new Attempt.Rejected();
        }
        var account = found.get();
        if (account.isLocked(clock.instant())) {
            return new Attempt.Locked();
        }
        if (!passwords.matches(password, account.passwordHash())) {
            repository.countFailure(account.id(), MOST_FAILURES, clock.instant().plus(LOCK));
            return new Attempt.Rejected();
        }
        repository.clearFailures(account.id());
        return new Attempt.Accepted(account.officer());
    }
}
