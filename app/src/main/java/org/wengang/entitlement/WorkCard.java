package org.wengang.entitlement;

import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.HomeCard;
import org.wengang.web.Message;
import org.wengang.web.Signed;

/**
 * How much of one kind of work waits for an officer.
 *
 * @param roles whose work it is; one of them is enough
 * @param title key of its name
 * @param text key of what to do
 * @param path where the work is listed
 * @param count of what this officer may do
 */
public record WorkCard(
        int order,
        Set<Role> roles,
        String title,
        String text,
        String path,
        ToLongFunction<Officer> count)
        implements HomeCard {

    @Override
    public Optional<Content> content(Signed signed) {
        return signed instanceof Officer officer && roles.stream().anyMatch(officer::is)
                ? Optional.of(
                        new Content(
                                Message.of(title),
                                count.applyAsLong(officer),
                                Message.of(text),
                                path))
                : Optional.empty();
    }
}
