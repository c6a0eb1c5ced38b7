package org.wengang.security.entrance;

import jakarta.servlet.Filter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.wengang.security.program.Lane;
import org.wengang.security.program.Programs;
import tools.jackson.databind.json.JsonMapper;

/** All lanes of the modules. */
@Component
final class Lanes {

    private final List<Lane<?>> all;
    private final Programs programs;
    private final JsonMapper json;
    private final HandlerExceptionResolver refusals;

    Lanes(
            List<Lane<?>> all,
            Programs programs,
            JsonMapper json,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver refusals) {
        this.all = List.copyOf(all);
        this.programs = programs;
        this.json = json;
        this.refusals = refusals;
    }

    /** A bean would be put before every page: it stands in the door of programs alone. */
    Filter filter(TokenBuckets requests) {
        var byPath = all.stream().collect(Collectors.toMap(Lane::path, Function.identity()));
        return new LaneFilter(byPath, programs, requests, json, refusals);
    }
}
