package org.wengang.security.entrance;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.wengang.database.Scope;
import org.wengang.security.Officer;
import org.wengang.security.Right;
import org.wengang.security.once.BodyRequest;
import org.wengang.security.once.Once;
import org.wengang.security.program.Lane;
import org.wengang.security.program.Programs;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what programs ask for on a {@link Lane}: the secret, the right and the rate are looked at
 * as everywhere, and most of the way through the framework is saved. A request that lacks anything
 * is left to those who tell so.
 */
final class LaneFilter extends OncePerRequestFilter {

    /** Of a request whose token was taken from its bucket already. */
    static final String COUNTED = LaneFilter.class.getName();

    private static final int MOST_BYTES = 4_096;
    private static final Set<String> ACCEPTED =
            Set.of(MediaType.ALL_VALUE, MediaType.APPLICATION_JSON_VALUE);

    private final Map<String, Lane<?>> lanes;
    private final Programs programs;
    private final TokenBuckets requests;
    private final JsonMapper json;
    private final HandlerExceptionResolver refusals;

    LaneFilter(
            Map<String, Lane<?>> lanes,
            Programs programs,
            TokenBuckets requests,
            JsonMapper json,
            HandlerExceptionResolver refusals) {
        this.lanes = lanes;
        this.programs = programs;
        this.requests = requests;
        this.json = json;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var lane = lanes.get(request.getRequestURI());
        if (lane == null || !isInOrder(request)) {
            chain.doFilter(request, response);
            return;
        }
        var program = program(request, lane);
        if (program.isEmpty() || requests.take(program.get().id().toString()) > 0) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(COUNTED, true);
        answer(lane, program.get(), request, response, chain);
    }

    private static boolean isInOrder(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod())
                && MediaType.APPLICATION_JSON_VALUE.equals(request.getContentType())
                && ACCEPTED.contains(
                        Objects.requireNonNullElse(
                                request.getHeader(HttpHeaders.ACCEPT), MediaType.ALL_VALUE))
                && request.getHeader(Once.KEY) != null
                && request.getQueryString() == null
                && request.getContentLength() >= 0
                && request.getContentLength() <= MOST_BYTES;
    }

    private Optional<Officer> program(HttpServletRequest request, Lane<?> lane) {
        return BearerFilter.token(request)
                .flatMap(programs::letIn)
                .filter(program -> program.rights().contains(right(lane)));
    }

    /** Empty where it is not what is asked for, or nothing. */
    private <B> Optional<B> read(Lane<B> lane, byte[] bytes) {
        try {
            return Optional.ofNullable(json.readValue(bytes, lane.body()));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private static Right right(Lane<?> lane) {
        return ApiRights.find(HttpMethod.POST.name(), lane.path())
                .orElseThrow(() ->
                        new IllegalStateException(
                                "No right stands for %s.\nMaybe ApiRights lacks a line."
                                        .formatted(lane.path())));
    }

    private <B> void answer(
            Lane<B> lane,
            Officer program,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var bytes = request.getInputStream().readAllBytes();
        var body = read(lane, bytes);
        if (body.isEmpty()) {
            chain.doFilter(new BodyRequest(request, bytes), response);
            return;
        }
        byte[] answer;
        try {
            answer =
                    json.writeValueAsBytes(
                            Scope.within(program.org(), program.id())
                                    .call(() ->
                                            lane.answer(
                                                    program,
                                                    request.getHeader(Once.KEY),
                                                    body.get())));
        } catch (RuntimeException problem) {
            if (refusals.resolveException(request, response, null, problem) == null) {
                throw problem;
            }
            return;
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }
}
