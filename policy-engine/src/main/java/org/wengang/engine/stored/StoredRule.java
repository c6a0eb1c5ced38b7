package org.wengang.engine.stored;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.wengang.engine.CheckedPolicy;
import org.wengang.engine.language.Expression;
import org.wengang.engine.policy.PolicyFile;
import org.wengang.engine.schema.FactSchema;

/**
 * The checked trees of one policy as one line of JSON: {@code ["wengang-rule/1", schema, [clause
 * …], amount]}, each tree an array that begins with the name of its node. Canonical: equal trees
 * have equal texts, and the text read back gives equal trees. Positions are kept, so that a later
 * proof still points at the words of the source.
 *
 * @param schema the name of the fact schema, with its version
 * @param clauses in the order of the policy
 */
public record StoredRule(String schema, List<Expression> clauses, Expression amount) {

    private static final String FORMAT = "wengang-rule/1";

    public StoredRule {
        clauses = List.copyOf(clauses);
    }

    public static StoredRule of(CheckedPolicy policy) {
        return new StoredRule(policy.schema().name(), policy.clauses(), policy.amount());
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @param schema with every fact the trees read, of the type they were checked with
     * @throws IllegalArgumentException if the text is of another format or schema, or is damaged
     */
    public static StoredRule read(String text, FactSchema schema) {
        List<?> whole = TreeText.parse(text);
        if (whole.size() != 4 || !whole.getFirst().equals(FORMAT)) {
            throw new IllegalArgumentException("Not a rule of the form " + FORMAT);
        }
        if (!schema.name().equals(whole.get(1))) {
            throw new IllegalArgumentException(
                    "The rule was checked against %s, the facts are of %s."
                            .formatted(whole.get(1), schema.name()));
        }
        var reader = new TreeReader(schema);
        var clauses = new ArrayList<Expression>();
        for (Object clause : TreeReader.list(whole.get(2))) {
            clauses.add(reader.expression(clause));
        }
        return new StoredRule(schema.name(), clauses, reader.expression(whole.get(3)));
    }

    public String text() {
        List<Object> whole =
                List.of(
                        FORMAT,
                        schema,
                        clauses.stream().map(TreeWriter::tree).toList(),
                        TreeWriter.tree(amount));
        return TreeText.write(whole);
    }

    /** SHA-256 of the text, in hexadecimal digits. */
    public String hash() {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            byte[] text = text().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(sha256.digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /**
     * The policy with these trees instead of checking its expressions again.
     *
     * @throws IllegalArgumentException if the file has another number of clauses
     */
    public CheckedPolicy with(PolicyFile file, FactSchema schema) {
        if (file.clauses().size() != clauses.size()) {
            throw new IllegalArgumentException(
                    "The rule has %d clauses, the file %d."
                            .formatted(clauses.size(), file.clauses().size()));
        }
        return new CheckedPolicy(file, schema, clauses, amount);
    }
}
