package org.wengang.security.entrance;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.wengang.database.Scope;
import org.wengang.kernel.OrgPath;
import org.wengang.security.Accounts;
import org.wengang.security.Accounts.Attempt;
import org.wengang.security.Officer;

/** Spring Security's view of {@link Accounts#attempt}. */
@Component
final class SignIn implements AuthenticationProvider {

    private final Accounts accounts;
    private final Tries tries;

    SignIn(Accounts accounts, Tries tries) {
        this.accounts = accounts;
        this.tries = tries;
    }

    @Override
    public Authentication authenticate(Authentication request) throws AuthenticationException {
        var username = request.getName();
        var password = request.getCredentials() == null ? "" : request.getCredentials().toString();
        var address = address(request);
        tries.refuseTooMany(address);
        // Nobody is signed in yet, so no region is known; the username alone picks the account.
        var attempt =
                Scope.system(OrgPath.ROOT, "sign-in")
                        .call(() -> accounts.attempt(username, password));
        return switch (attempt) {
            case Attempt.Accepted(var officer) -> authenticated(officer);
            case Attempt.Rejected() -> {
                tries.count(address);
                throw new BadCredentialsException("rejected");
            }
            case Attempt.Locked() -> {
                tries.count(address);
                throw new LockedException("locked");
            }
        };
    }

    private static String address(Authentication request) {
        return request.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
    }

    private static Authentication authenticated(Officer officer) {
        var authorities =
                officer.roles().stream()
                        .map(role -> new SimpleGrantedAuthority(role.name()))
                        .toList();
        return UsernamePasswordAuthenticationToken.authenticated(officer, null, authorities);
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
