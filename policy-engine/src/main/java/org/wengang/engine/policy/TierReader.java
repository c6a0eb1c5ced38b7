package org.wengang.engine.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wengang.engine.error.ErrorCollector;
import org.wengang.engine.error.Fault;
import org.wengang.engine.error.Position;
import org.wengang.engine.schema.TierTable;
import org.wengang.engine.schema.Type;
import org.wengang.engine.yaml.YamlMap;
import org.wengang.engine.yaml.YamlText;

/**
 * Reads a table of steps, a list of {@code {from, to, value}}; {@code to} may be left out where the
 * next row says where it starts. Gaps and overlaps are errors at the row's own line.
 */
final class TierReader {

    private final Fields fields;
    private final ErrorCollector errors;

    TierReader(Fields fields, ErrorCollector errors) {
        this.fields = fields;
        this.errors = errors;
    }

    /** A row as written; a bound that is not written is null. */
    private record Written(
            Position at, @Nullable Long from, @Nullable Long to, @Nullable Long value) {}

    @Nullable TierTable read(YamlMap dated, String key, Type.Tiers type) {
        List<YamlMap> maps = dated.maps(key);
        if (maps.isEmpty() || maps.size() > TierTable.MOST) {
            errors.add(dated.at(key), Fault.TIER_EMPTY, Integer.toString(TierTable.MOST));
            return null;
        }
        var rows = new ArrayList<Written>();
        for (YamlMap map : maps) {
            rows.add(
                    new Written(
                            map.at(),
                            number(map.optionalText("from"), type.bound()),
                            number(map.optionalText("to"), type.bound()),
                            number(map.text("value"), type.value())));
            map.refuseOthers();
        }
        return table(rows, type);
    }

    private @Nullable Long number(@Nullable YamlText text, Type type) {
        @Nullable Object value = text == null ? null : fields.value(text, type);
        return value == null ? null : Type.number(value);
    }

    private @Nullable TierTable table(List<Written> written, Type.Tiers type) {
        var rows = new ArrayList<TierTable.Row>();
        boolean sound = true;
        for (int i = 0; i < written.size(); i++) {
            Written row = written.get(i);
            @Nullable Written next = i + 1 < written.size() ? written.get(i + 1) : null;
            @Nullable Long to = row.to();
            if (next != null) {
                sound &= meets(row, next, type);
                to = to == null && next.from() != null ? Long.valueOf(next.from() - 1) : to;
            } else if (to != null && row.from() != null && row.from() > to) {
                sound = fault(row.at(), Fault.TIER_OVERLAP, to, row.from(), type);
            }
            if (row.value() == null || next != null && to == null) {
                sound = false;
            } else {
                rows.add(new TierTable.Row(row.from(), to, row.value()));
            }
        }
        return sound ? new TierTable(rows) : null;
    }

    private boolean meets(Written row, Written next, Type.Tiers type) {
        @Nullable Long start = next.from();
        if (start == null) {
            errors.add(next.at(), Fault.TIER_OPEN);
            return false;
        }
        @Nullable Long from = row.from();
        long end = row.to() == null ? start - 1 : row.to();
        if (from != null && end < from) {
            return fault(next.at(), Fault.TIER_OVERLAP, end, start, type);
        }
        if (end + 1 == start) {
            return true;
        }
        return fault(
                next.at(), end < start ? Fault.TIER_GAP : Fault.TIER_OVERLAP, end, start, type);
    }

    private boolean fault(Position at, Fault fault, long end, long start, Type.Tiers type) {
        errors.add(
                at,
                fault,
                type.bound().text(Type.ordered(type.bound(), end)),
                type.bound().text(Type.ordered(type.bound(), start)));
        return false;
    }
}
