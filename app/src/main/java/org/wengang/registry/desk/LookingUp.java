package org.wengang.registry.desk;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wengang.kernel.IdentityDocument;
import org.wengang.kernel.OrgPath;
import org.wengang.registry.FactNeeds;
import org.wengang.security.Audit;
import org.wengang.security.Officer;
import org.wengang.security.Role;
import org.wengang.web.component.Cursor;
import org.wengang.web.component.Slice;

/** Records of people and organisations as officers look them up, whatever the record is. */
@Component
public class LookingUp {

    private final List<FactNeeds> needs;
    private final Audit audit;

    LookingUp(ObjectProvider<FactNeeds> needs, Audit audit) {
        this.needs = needs.stream().toList();
        this.audit = audit;
    }

    /** Reads a page of a list from the database, nearest to the cursor first. */
    @FunctionalInterface
    public interface Rows<T> {

        List<T> read(Cursor cursor, int limit);
    }

    /**
     * @throws org.wengang.kernel.Refused security-role-missing
     */
    public void require(Officer officer) {
        officer.require(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE, Role.STATISTICIAN);
    }

    /**
     * A page of a list with the way to its neighbours.
     *
     * @param key of a row, as the cursor gives it back
     * @param path of the list with one more part of the query
     */
    public <T> Slice<T> page(
            Rows<T> rows, Cursor cursor, Function<T, String> key, UnaryOperator<String> path) {
        return Slice.of(rows.read(cursor, cursor.size() + 1), cursor.size(), cursor, key, path);
    }

    /**
     * The facts with what reckons with each, in the order given.
     *
     * @param schema whose facts they are
     * @param organisation whose policies are asked
     */
    public List<UnknownFact> missing(
            List<String> facts, String schema, OrgPath organisation, Locale locale) {
        var all =
                needs.stream()
                        .flatMap(each -> each.of(organisation, locale).stream())
                        .filter(need -> need.schema().equals(schema))
                        .toList();
        return facts.stream()
                .map(fact ->
                        new UnknownFact(
                                fact,
                                all.stream().filter(need -> need.facts().contains(fact)).toList()))
                .toList();
    }

    /**
     * The whole number, and a line in the audit trail that it was shown.
     *
     * @param what the record is, as in {@code worker}
     * @throws org.wengang.kernel.Refused security-role-missing
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public IdentityDocument reveal(
            Officer officer, String what, UUID record, Function<UUID, IdentityDocument> numbers) {
        officer.require(Role.CASEWORKER, Role.REVIEWER, Role.FINANCE);
        var number = numbers.apply(record);
        audit.record("resident-id-shown", what + " " + record, "");
        return number;
    }
}
