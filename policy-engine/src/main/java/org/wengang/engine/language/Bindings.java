package org.wengang.engine.language;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.schema.Jurisdictions;
import org.wengang.engine.schema.Region;
import org.wengang.engine.schema.TierTable;

/**
 * What is constant in a run: the parameters' values, and what {@code within} and {@code outside}
 * make of them. Both back ends ask here, so both mean the same.
 *
 * @param values by parameter; those without a value are left out
 */
public record Bindings(Map<String, Object> values, Jurisdictions jurisdictions) {

    public Bindings {
        values = Map.copyOf(values);
    }

    /**
     * @throws IllegalStateException if the parameter has no value; the compiler refuses that first
     */
    public Object value(Expression.ParameterValue parameter) {
        @Nullable Object value = values.get(parameter.name());
        if (value == null) {
            throw new IllegalStateException("No value for the parameter " + parameter.name());
        }
        return value;
    }

    /** The value of a literal or parameter. */
    public Object constant(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return literal.value();
        }
        if (expression instanceof Expression.ParameterValue parameter) {
            return value(parameter);
        }
        throw new IllegalStateException(
                "Not a constant: %s\nMaybe the typing let it pass.".formatted(expression));
    }

    public PlaceTest test(Expression.Within within) {
        return around((Region) constant(within.region()));
    }

    public Rounding rounding(Expression.Share share) {
        return Rounding.of((String) constant(share.rounding()));
    }

    public TierTable table(Expression.Tier tier) {
        return (TierTable) value(tier.table());
    }

    /** From which code point, and before which if that is said. */
    public long[] ends(Expression.Piece piece) {
        return piece.ends().stream().mapToLong(end -> (Long) constant(end)).toArray();
    }

    /** Empty if the region is wider than the scope. */
    public Optional<PlaceTest> test(Expression.Outside outside) {
        var of = (Region) constant(outside.of());
        var scope = level((String) constant(outside.scope()));
        if (byOrganisation()
                && scope == Region.Level.PREFECTURE
                && jurisdictions.peers().contains(of)) {
            return Optional.of(around(of));
        }
        return of.ancestor(scope).map(this::around);
    }

    /** Peers that lie in the region only by code; not empty means that the mode matters. */
    public Set<Region> disputed(Region region) {
        return region.level() == Region.Level.PREFECTURE ? jurisdictions.peersIn(region) : Set.of();
    }

    private PlaceTest around(Region region) {
        return new PlaceTest(region, byOrganisation() ? disputed(region) : Set.of());
    }

    private boolean byOrganisation() {
        return "organisation".equals(values.get(Scope.JURISDICTION_MODE));
    }

    static Region.Level level(String scope) {
        return Region.Level.valueOf(scope.toUpperCase(Locale.ROOT));
    }
}
