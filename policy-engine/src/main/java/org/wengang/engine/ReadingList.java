package org.wengang.engine;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;
import org.wengang.engine.schema.Facts;

/** What an expression looked at for one person, put into words only when it is asked for. */
final class ReadingList extends AbstractList<Reading> implements RandomAccess {

    private final List<Function<Facts, Reading>> plan;
    private final Facts facts;

    ReadingList(List<Function<Facts, Reading>> plan, Facts facts) {
        this.plan = plan;
        this.facts = facts;
    }

    @Override
    public Reading get(int index) {
        return plan.get(index).apply(facts);
    }

    @Override
    public int size() {
        return plan.size();
    }
}
