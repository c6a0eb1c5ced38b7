package org.wengang.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The place of an organisation in the tree, from the root down, every step ended by a slash: {@code
 * cn/13/1301/130110/}. Whoever may see a path may see every path that begins with it.
 */
public record OrgPath(String value) implements Comparable<OrgPath> {

    private static final Pattern FORM = Pattern.compile("^([0-9a-z]+/)+$");

    /** The whole country: every organisation is at or below it. */
    public static final OrgPath ROOT = new OrgPath("cn/");

    /**
     * @throws IllegalArgumentException if it is not steps of digits and small letters, each with a
     *     slash
     */
    public OrgPath {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an organisation path: " + value);
        }
    }

    /** Whether {@code other} is this organisation or one below it. */
    public boolean contains(OrgPath other) {
        return other.value.startsWith(value);
    }

    /** Empty for the root. */
    public Optional<OrgPath> parent() {
        int slash = value.lastIndexOf('/', value.length() - 2);
        return slash < 0
                ? Optional.empty()
                : Optional.of(new OrgPath(value.substring(0, slash + 1)));
    }

    /** The last step without its slash. */
    public String name() {
        return value.substring(value.lastIndexOf('/', value.length() - 2) + 1, value.length() - 1);
    }

    @Override
    public int compareTo(OrgPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
