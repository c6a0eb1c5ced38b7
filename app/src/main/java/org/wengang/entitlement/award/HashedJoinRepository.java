package org.wengang.entitlement.award;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * For questions about everybody. Behind the region wall the planner takes every table for small,
 * and asks all rows of one for each row of another; here it is told not to.
 */
@Component
public final class HashedJoinRepository {

    private static final String NESTED = "select set_config('enable_nestloop', :on, true)";

    private final JdbcClient jdbc;

    HashedJoinRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param question asked within the transaction of the caller
     * @return its answer, which is the same either way
     */
    public <T> T of(Supplier<T> question) {
        nested("off");
        var answer = question.get();
        nested("on");
        return answer;
    }

    private void nested(String on) {
        jdbc.sql(NESTED).param("on", on).query(String.class).single();
    }
}
