package org.wengang.entitlement;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.wengang.security.Officer;

/** Opens pages and sends forms as an officer or as anybody. */
public final class Browsing {

    private static final AtomicInteger VISITORS = new AtomicInteger();

    private final MockMvc mvc;

    /** Each visitor comes from an address of their own. */
    private final String address =
            "10.0.%d.%d".formatted(VISITORS.incrementAndGet() / 256, VISITORS.get() % 256);

    public Browsing(ApplicationContext application) {
        this.mvc = application.getBean(MockMvc.class);
    }

    /** What came back. */
    public record Seen(int status, String body, byte[] bytes, String location) {

        /** The id at the end of where a form led to. */
        public String id() {
            return location.substring(location.lastIndexOf('/') + 1);
        }
    }

    public Seen open(Officer officer, String path) {
        return perform(get(path).with(signedIn(officer)));
    }

    public Seen openInEnglish(Officer officer, String path) {
        return perform(get(path).with(signedIn(officer)).cookie(new Cookie("lang", "en")));
    }

    /** The number on a card of an officer’s first page. */
    public String card(Officer officer, String title) {
        var card =
                Pattern.compile(title + "</a></h2>\\s*<p class=\"wg-count[^\"]*\">([^<]*)<")
                        .matcher(open(officer, "/").body());
        return card.find() ? card.group(1) : "no such card";
    }

    /** Not signed in. */
    public Seen open(String path) {
        return perform(get(path));
    }

    /**
     * @param fields name, value, name, value …
     */
    public Seen send(Officer officer, String path, String... fields) {
        return perform(form(path, fields).with(signedIn(officer)).with(csrf()));
    }

    /** A file in the field {@code file}. */
    public Seen upload(Officer officer, String path, String fileName, byte[] content) {
        var file = new MockMultipartFile("file", fileName, "application/octet-stream", content);
        return perform(multipart(path).file(file).with(signedIn(officer)).with(csrf()));
    }

    /** Not signed in. */
    public Seen send(String path, String... fields) {
        return perform(form(path, fields).with(csrf()));
    }

    private static MockHttpServletRequestBuilder form(String path, String... fields) {
        var request = post(path);
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request;
    }

    private Seen perform(AbstractMockHttpServletRequestBuilder<?> request) {
        try {
            request.remoteAddress(address);
            return seen(mvc.perform(request).andReturn().getResponse());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Seen seen(MockHttpServletResponse response) throws Exception {
        var location = response.getHeader("Location");
        return new Seen(
                response.getStatus(),
                response.getContentAsString(StandardCharsets.UTF_8),
                response.getContentAsByteArray(),
                location == null ? "" : location);
    }

    private static RequestPostProcessor signedIn(Officer officer) {
        var authorities =
                officer.roles().stream()
                        .map(role -> new SimpleGrantedAuthority(role.name()))
                        .toList();
        return authentication(
                UsernamePasswordAuthenticationToken.authenticated(officer, null, authorities));
    }
}
