package org.wengang.organisation;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.wengang.kernel.DivisionCode;
import org.wengang.kernel.OrgPath;
import org.wengang.kernel.Refused;

/**
 * The tree of organisations. It is public and small and changes only by migration, so it is read
 * once; every organisation knows every other's name, whatever its scope.
 */
@Service
public class Organisations {

    private final List<Organisation> all;

    Organisations(OrganisationRepository repository) {
        this.all = repository.all();
    }

    /**
     * @throws Refused organisation-not-found
     */
    public Organisation get(OrgPath path) {
        return find(path)
                .orElseThrow(() -> new Refused(OrganisationProblem.NOT_FOUND, path.value()));
    }

    /** Empty when there is none at that path. */
    public Optional<Organisation> find(OrgPath path) {
        return all.stream().filter(one -> one.path().equals(path)).findFirst();
    }

    /** This organisation and all below it, from above down. */
    public List<Organisation> below(OrgPath path) {
        return all.stream().filter(one -> path.contains(one.path())).toList();
    }

    /** Every organisation whose Chinese name is exactly this; counties of one name are several. */
    public List<Organisation> find(String name) {
        return all.stream().filter(one -> one.name().equals(name)).toList();
    }

    /**
     * What somebody means who writes a path ({@code cn/13/1301/}), a division's six digits or a
     * Chinese name; empty when there is none, several when a name is not enough.
     */
    public List<Organisation> search(String text) {
        return all.stream()
                .filter(one ->
                        one.path().value().equals(text)
                                || one.name().equals(text)
                                || one.division()
                                        .filter(code -> code.value().equals(text))
                                        .isPresent())
                .toList();
    }

    /**
     * The organisation responsible for exactly that division, or for the zone that has that
     * statistical code (130172) and no division of its own; empty when there is none.
     */
    public Optional<Organisation> of(DivisionCode division) {
        return all.stream()
                .filter(one ->
                        one.division()
                                .map(division::equals)
                                .orElse(one.path().value().endsWith("/" + division.value() + "/")))
                .findFirst();
    }
}
